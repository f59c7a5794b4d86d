/** A document as one text, members in order of their names: the same text as long as it says the same. The SHA-256 of a revision's names it. */
export const canonicalText = (document: unknown): string => JSON.stringify(document, withSortedMembers);

const withSortedMembers = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
