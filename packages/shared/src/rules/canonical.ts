import type { Revision } from './revision.ts';

/** A revision as one text, members in order of their names: the same text as long as it says the same. Its SHA-256 names the revision. */
export const canonicalText = (revision: Revision): string => JSON.stringify(revision, withSortedMembers);

const withSortedMembers = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
