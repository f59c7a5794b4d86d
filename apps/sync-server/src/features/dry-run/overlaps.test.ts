import type { CpgId, Gtin, ProgrammeId } from '@qoa/shared/ids';
import type { Revision } from '@qoa/shared/rules';
import { expect, test } from 'vitest';
import { testDocument } from './dry-run-contract.ts';
import { overlaps } from './overlaps.ts';

const nowMs = 1_795_000_000_000;
const gtins = Array.from({ length: 10_000 }, (_, no) => `0750${String(no).padStart(10, '0')}` as Gtin);
const document = testDocument([], { products: { ...testDocument([]).products, products: gtins } });
const published = (campaign: number, changes: Partial<Revision> = {}): Revision => ({ ...document, campaign: campaign as ProgrammeId, name: `Campaña ${campaign}`, revision: 1, effectiveFromMs: 0, state: 'active', ...changes });
const storeOf = (revisions: readonly Revision[]) => ({
  campaigns: () => Promise.resolve([...new Set(revisions.map(({ campaign }) => campaign))]),
  revisions: (campaigns: readonly ProgrammeId[]) => Promise.resolve(revisions.filter(({ campaign }) => campaigns.includes(campaign))),
});
const asked = (parts: { readonly breathe?: () => Promise<void>; readonly signal?: AbortSignal } = {}) => ({ nowMs, breathe: () => Promise.resolve(), signal: new AbortController().signal, ...parts });

test('two hundred campaigns of ten thousand products are each looked at between two turns of the loop', async () => {
  let turns = 0;
  const breathe = async (): Promise<void> => void (turns += 1);
  const warnings = await overlaps(storeOf(Array.from({ length: 200 }, (_, no) => published(no + 1))), document, null, asked({ breathe }));
  expect(warnings?.map(({ facts }) => facts['campaign'])).toEqual(Array.from({ length: 200 }, (_, no) => no + 1));
  expect(turns).toBe(200);
});

test('a campaign is told once, by the revisions that are or will be in force', async () => {
  const revisions = [
    ...[published(1), published(1, { revision: 2, effectiveFromMs: nowMs + 1, name: 'Campaña 1, ampliada' })],
    ...[published(2), published(2, { revision: 2, effectiveFromMs: nowMs - 1, state: 'ended' })],
    ...[published(3, { state: 'paused' }), published(3, { revision: 2, effectiveFromMs: nowMs + 1 })],
    published(4, { owner: { kind: 'cpg', cpg: 77 as CpgId } }),
    published(document.campaign),
  ];
  expect((await overlaps(storeOf(revisions), document, null, asked()))?.map(({ facts }) => facts['name'])).toEqual(['Campaña 1', 'Campaña 3']);
});

test('nobody is worked for who has left', async () => {
  const left = AbortSignal.abort();
  const unread = { campaigns: () => Promise.resolve([1 as ProgrammeId]), revisions: () => Promise.reject(new Error('read for nobody')) };
  expect(await overlaps(unread, document, null, asked({ signal: left }))).toBeNull();
});
