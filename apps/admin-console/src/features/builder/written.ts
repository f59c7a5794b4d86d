import type { RevisionDraft } from '@qoa/shared/campaign-life';

/** The JSON of a form: a number that nobody wrote is missing there, as `validateRevision` expects. */
export const written = (document: RevisionDraft): unknown => JSON.parse(JSON.stringify(document, (_, value: unknown) => (typeof value === 'number' && Number.isNaN(value) ? undefined : value)));

/** A document as it would be published: for checking and telling it, nothing of it is promised. */
export const asProposed = (document: unknown): unknown => ({ ...(typeof document === 'object' ? document : {}), revision: 1, effectiveFromMs: 0, state: 'active' });
