import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CpgId, ProgrammeId } from '@qoa/shared/ids';
import { plainDocument, plainRule, plainUnit } from '@qoa/shared/rules';

/** A small campaign as the builder sends it: its numbers are the server's to give. */
export const testDraft = (changes: Partial<RevisionDraft> = {}): RevisionDraft =>
  plainDocument({
    campaign: 1 as ProgrammeId, owner: { kind: 'cpg', cpg: 1 as CpgId }, name: 'Un sello por refresco', startsAtMs: 1_790_000_000_000, timeZone: 'America/Mexico_City', courtesyMs: 0,
    units: [plainUnit('stamp', 1 as ProgrammeId, { goal: { units: 8, overflow: 'carry' } })], earn: [plainRule('item', 'stamp', { kind: 'item' })],
    rewards: [{ id: 'premio', name: 'Refresco gratis', unit: 'stamp', cost: 8, kind: 'product', products: [] }], ...changes,
  });
