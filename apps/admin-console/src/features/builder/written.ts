import type { RevisionDraft } from '@qoa/shared/campaign-life';

/** The JSON of a form: a number that nobody wrote is missing there, as `validateRevision` expects; where none need be it is null, which is no number either. */
export const written = (document: RevisionDraft): unknown => JSON.parse(JSON.stringify(document, (member, value: unknown) => (!Number.isNaN(value) ? value : optional.has(member) ? null : undefined)));

const optional: ReadonlySet<string> = new Set(['lapsedDays']);

/** A document as it would be published: for checking and telling it, nothing of it is promised. */
export const asProposed = (document: unknown): unknown => ({ ...(typeof document === 'object' ? document : {}), revision: 1, effectiveFromMs: 0, state: 'active' });
