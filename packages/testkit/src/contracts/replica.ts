import { describe, expect, test } from 'vitest';
import type { PreviewBasis } from '@qoa/shared/events';
import type { CampaignRow, Cursor, FeedRow, ProductRow, Scope, StorePay, StoreRow } from '@qoa/shared/feed';
import type { CardCode, EnrolmentId, Epoch, Gtin, JudgedNo, ProgrammeId } from '@qoa/shared/ids';
import type { PullResponse } from '@qoa/shared/protocol';
import type { PreviewState } from '@qoa/shared/sale';
import { anEpoch, anotherEpoch, answerTo, enrolmentA, enrolmentB, envelopeFor, sealerFor } from './outbox-builders.ts';
import type { OutboxUnderTest } from './outbox.ts';
import { aCard, aGtin, aProduct, aProgramme, aStore, campaignOf, claimRowOf, pageOf, pulled, rowOf, saleRowOf, wholeCampaignOf } from './replica-builders.ts';

/** A replica as its contract sees it: the port of the phone, by its shape. */
export interface ReplicaUnderTest {
  readonly standings: (card: CardCode) => Promise<readonly { readonly programme: ProgrammeId; readonly balance: number }[]>;
  readonly product: (gtin: Gtin) => Promise<ProductRow | null>;
  readonly campaigns: () => Promise<readonly { readonly campaign: ProgrammeId; readonly published: readonly CampaignRow[]; readonly joined: boolean; readonly invited: boolean; readonly pay: StorePay | null }[]>;
  readonly store: () => Promise<StoreRow | null>;
  readonly basis: () => Promise<PreviewBasis | null>;
  readonly events: (limit: number) => Promise<readonly { readonly name: { readonly enrolment: EnrolmentId; readonly seq: number }; readonly own: boolean; readonly state: string; readonly claim: { readonly card: CardCode; readonly state: string } | null }[]>;
  readonly previewState: (card: CardCode | null, gtins: readonly Gtin[]) => Promise<PreviewState>;
  readonly follow: (enrolment: EnrolmentId) => Promise<void>;
  readonly cursor: () => Promise<Cursor>;
  readonly apply: (response: PullResponse) => Promise<{ readonly more: boolean }>;
  readonly applyHint: (epoch: Epoch, scope: Scope, rows: readonly FeedRow[]) => Promise<'applied' | 'missed'>;
  readonly reset: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Opens a replica of its own beside an outbox, as the release `app`; the same name opens the same one again. */
export type OpenReplica = (name: string, app: string) => Promise<{ readonly replica: ReplicaUnderTest; readonly outbox: OutboxUnderTest; readonly close: () => void }>;

const store = `store:${aStore.id}`;
const programme = `programme:${aProgramme}`;
const balance = (judgedNo: JudgedNo, prev: JudgedNo, units: number): FeedRow => rowOf('balance', judgedNo, prev, { card: aCard, programme: aProgramme, balance: units });
const storeSnapshot = pageOf(store, [rowOf('store', 1, 0, aStore), rowOf('joined', 2, 1, { programme: aProgramme, joined: true }), balance(5, 2, 3)], { snapshot: true, judged: { frontier: 0, beyond: [] } });

/** What every replica promises, on whatever it is built. */
export const replicaContract = (adapter: string, open: OpenReplica): void => {
  describe(`replica contract: ${adapter}`, () => {
    const opened = () => open(crypto.randomUUID(), '1');

    test('law resume: applies a snapshot, then the rows that follow it, each once', async () => {
      const { replica } = await opened();
      expect(await replica.cursor()).toEqual({ epoch: null, after: {} });
      await replica.apply(pulled(anEpoch, [storeSnapshot, pageOf('catalogue', [rowOf('product', 4, 0, aProduct)], { snapshot: true })]));
      expect(await replica.store()).toEqual(aStore);
      expect(await replica.product(aGtin)).toEqual(aProduct);
      expect(await replica.standings(aCard)).toEqual([{ programme: aProgramme, balance: 3 }]);
      const next = pulled(anEpoch, [pageOf(store, [balance(9, 5, 4)])], ['catalogue']);
      await replica.apply(next);
      await replica.apply(next);
      expect(await replica.standings(aCard)).toEqual([{ programme: aProgramme, balance: 4 }]);
      expect(await replica.cursor()).toEqual({ epoch: anEpoch, after: { [store]: 9, catalogue: 4 } });
    });

    test('law resume: rows that are missing ask for a snapshot, and change nothing', async () => {
      const { replica } = await opened();
      await replica.apply(pulled(anEpoch, [storeSnapshot]));
      expect(await replica.apply(pulled(anEpoch, [pageOf(store, [balance(9, 7, 8)])]))).toEqual({ more: true });
      expect(await replica.standings(aCard)).toEqual([{ programme: aProgramme, balance: 3 }]);
      expect((await replica.cursor()).after[store]).toBeUndefined();
      expect(await replica.apply(pulled(anEpoch, [pageOf(store, [balance(9, 0, 8)], { snapshot: true })]))).toEqual({ more: false });
      expect(await replica.standings(aCard)).toEqual([{ programme: aProgramme, balance: 8 }]);
      expect(await replica.store()).toBeNull();
    });

    test('law resume: a card added to a sale stands with it, first in custody and then with its verdict, and its balance counts', async () => {
      const { replica } = await opened();
      const [sale, claim] = [await envelopeFor(enrolmentB, 3), await envelopeFor(enrolmentB, 4)];
      const custody = claimRowOf(claim, sale, 7, { class: 'held', code: 'AWAITS_SALE', facts: { seq: 3 }, given: [] });
      await replica.apply(pulled(anEpoch, [storeSnapshot]));
      await replica.apply(pulled(anEpoch, [pageOf(store, [rowOf('claim', 7, 5, custody), rowOf('sale', 8, 7, { ...saleRowOf(sale, 8), card: null })])]));
      expect(await replica.events(10)).toMatchObject([{ name: { seq: 3 }, claim: { card: aCard, state: 'held' } }]);
      await replica.apply(pulled(anEpoch, [pageOf(store, [rowOf('claim', 9, 8, claimRowOf(claim, sale, 9))])]));
      expect(await replica.events(10)).toMatchObject([{ name: { seq: 3 }, state: 'accepted', claim: { card: aCard, state: 'accepted' } }]);
      expect(await replica.standings(aCard)).toEqual([{ programme: aProgramme, balance: 9 }]);
    });

    test('law resume: another epoch takes a snapshot, though its numbers look known', async () => {
      const { replica } = await opened();
      await replica.apply(pulled(anEpoch, [storeSnapshot]));
      await replica.apply(pulled(anotherEpoch, [pageOf(store, [balance(4, 0, 1)], { snapshot: true })]));
      expect(await replica.cursor()).toEqual({ epoch: anotherEpoch, after: { [store]: 4 } });
      expect(await replica.standings(aCard)).toEqual([{ programme: aProgramme, balance: 1 }]);
    });

    test('law last mile: a hint that joins on is applied, one that does not is missed', async () => {
      const { replica } = await opened();
      await replica.apply(pulled(anEpoch, [storeSnapshot]));
      expect(await replica.applyHint(anEpoch, store, [balance(6, 5, 4)])).toBe('applied');
      expect(await replica.applyHint(anEpoch, store, [balance(9, 8, 9)])).toBe('missed');
      expect(await replica.standings(aCard)).toEqual([{ programme: aProgramme, balance: 4 }]);
    });

    test('law own tenant: a scope that may no longer be followed takes its rows along, and so does another enrolment', async () => {
      const { replica } = await opened();
      await replica.follow(enrolmentA);
      await replica.apply(pulled(anEpoch, [storeSnapshot, pageOf(programme, [rowOf('campaign', 3, 0, campaignOf(1))], { snapshot: true })]));
      expect(await replica.campaigns()).toHaveLength(1);
      await replica.apply(pulled(anEpoch, [], [store]));
      expect(await replica.campaigns()).toEqual([]);
      expect((await replica.cursor()).after[programme]).toBeUndefined();
      await replica.follow(enrolmentA);
      expect(await replica.store()).toEqual(aStore);
      await replica.follow(enrolmentB);
      expect([await replica.store(), await replica.cursor(), await replica.standings(aCard)]).toEqual([null, { epoch: null, after: {} }, []]);
    });

    test('a preview stands on the newest campaign row, and knows every revision of programmes that the store is in', async () => {
      const { replica } = await opened();
      expect(await replica.basis()).toBeNull();
      await replica.apply(pulled(anEpoch, [storeSnapshot, pageOf(programme, [rowOf('campaign', 3, 0, campaignOf(1)), rowOf('campaign', 70, 3, campaignOf(2))], { snapshot: true }), pageOf('catalogue', [rowOf('product', 4, 0, aProduct)], { snapshot: true })]));
      expect(await replica.basis()).toEqual({ epoch16: 0x1111, judgedNo: 70 });
      expect((await replica.campaigns()).map(({ published }) => published.map(({ revision }) => revision))).toEqual([[1, 2]]);
      const state = await replica.previewState(aCard, [aGtin, '00000000000000' as Gtin]);
      expect(state.programmes.get(aProgramme)?.map(({ revision, judgedNo }) => [revision.revision, judgedNo])).toEqual([[1, 3], [2, 70]]);
      expect([...state.products]).toEqual([[aGtin, { cpg: 1, brand: aProduct.brand, categories: [], tags: [], restricted: null }]]);
      expect(state.balances.get(aProgramme)).toBe(3);
      await replica.applyHint(anEpoch, store, [rowOf('joined', 80, 5, { programme: aProgramme, joined: false })]);
      expect(await replica.campaigns()).toEqual([]);
    });

    test('a preview of a card’s sale stands on the sales to it that are known here, and on their products', async () => {
      const { replica } = await opened();
      const row = { ...saleRowOf(await envelopeFor(enrolmentB, 3), 8), lines: [{ product: { gtin: aGtin }, quantity: 1000, amountCents: null }] };
      await replica.apply(pulled(anEpoch, [storeSnapshot, pageOf('catalogue', [rowOf('product', 4, 0, aProduct)], { snapshot: true })]));
      expect((await replica.previewState(aCard, [])).earlier).toEqual([]);
      await replica.apply(pulled(anEpoch, [pageOf(store, [rowOf('sale', 8, 5, row)])], ['catalogue']));
      const { earlier, products } = await replica.previewState(aCard, []);
      expect(earlier).toEqual([{ atMs: row.atMs, lines: row.lines, ticketCents: row.ticketCents, given: row.answer.given }]);
      expect([...products.keys()]).toEqual([aGtin]);
      expect((await replica.previewState(null, [])).earlier).toEqual([]);
    });

    test('a revision of the whole language is kept under its campaign, beside one of the first shape', async () => {
      const { replica } = await opened();
      await replica.apply(pulled(anEpoch, [storeSnapshot, pageOf(programme, [rowOf('campaign', 3, 0, campaignOf(1)), rowOf('campaign', 70, 3, wholeCampaignOf(2))], { snapshot: true })]));
      expect((await replica.campaigns()).map(({ published }) => published.map(({ v, revision }) => [v, revision]))).toEqual([[[1, 1], [2, 2]]]);
      const state = await replica.previewState(aCard, [aGtin]);
      expect(state.programmes.get(aProgramme)?.map(({ revision }) => revision)).toEqual([campaignOf(1), wholeCampaignOf(2)]);
    });

    test('a campaign that the store is only invited to is known with what it pays, and previews nothing until the server says that the store takes part', async () => {
      const { replica } = await opened();
      const pay = { cents: 50, per: 'sale' } as const;
      const invitation = { programme: aProgramme, joined: false, invited: true, pay };
      await replica.apply(pulled(anEpoch, [pageOf(store, [rowOf('store', 1, 0, aStore), rowOf('joined', 2, 1, invitation)], { snapshot: true }), pageOf(programme, [rowOf('campaign', 3, 0, campaignOf(1))], { snapshot: true })]));
      expect(await replica.campaigns()).toMatchObject([{ campaign: aProgramme, joined: false, invited: true, pay }]);
      expect((await replica.previewState(aCard, [aGtin])).programmes.size).toBe(0);
      await replica.applyHint(anEpoch, store, [rowOf('joined', 5, 2, { ...invitation, joined: true })]);
      expect(await replica.campaigns()).toMatchObject([{ joined: true, invited: true, pay }]);
      expect((await replica.previewState(aCard, [aGtin])).programmes.size).toBe(1);
    });

    test('a card that was erased is known as such, until its scope is told anew without it', async () => {
      const { replica } = await opened();
      const erased = async (): Promise<unknown> => (await replica.previewState(aCard, [aGtin])).erased;
      await replica.apply(pulled(anEpoch, [pageOf(store, [rowOf('store', 1, 0, aStore), rowOf('card-erased', 2, 1, { card: aCard })], { snapshot: true })]));
      expect([await erased(), (await replica.previewState(null, [aGtin])).erased]).toEqual([true, false]);
      await replica.apply(pulled(anEpoch, [pageOf(store, [rowOf('store', 3, 0, aStore)], { snapshot: true })]));
      expect(await erased()).toBe(false);
    });

    test('law old phones: a kind of a newer server is passed over, and read again from a snapshot after an update', async () => {
      const name = crypto.randomUUID();
      const before = await open(name, '1');
      await before.replica.apply(pulled(anEpoch, [pageOf(store, [rowOf('store', 1, 0, aStore), rowOf('raffle', 2, 1, {})], { snapshot: true })]));
      expect(await before.replica.store()).toEqual(aStore);
      before.close();
      const same = await open(name, '1');
      expect(await same.replica.cursor()).toEqual({ epoch: anEpoch, after: { [store]: 2 } });
      same.close();
      const updated = await open(name, '2');
      expect(await updated.replica.cursor()).toEqual({ epoch: null, after: {} });
    });

    test('the list shows each event once: queued, in custody, judged, of this phone and of others', async () => {
      const { replica, outbox } = await opened();
      await replica.follow(enrolmentA);
      for (const draft of ['d1', 'd2', 'd3']) await outbox.append(draft, sealerFor(enrolmentA));
      const [first, second] = [await envelopeFor(enrolmentA, 1), await envelopeFor(enrolmentA, 2)];
      await outbox.settle([{ enrolment: enrolmentA, epoch: anEpoch, answer: answerTo(second, 11, { class: 'held', code: 'UNKNOWN_KIND' }) }]);
      const other = await envelopeFor(enrolmentB, 1);
      await replica.apply(pulled(anEpoch, [pageOf(store, [rowOf('sale', 10, 0, saleRowOf(first, 10)), rowOf('sale', 12, 10, saleRowOf(other, 12, { class: 'refused', code: 'CARD_UNKNOWN' }))], { snapshot: true, judged: { frontier: 1, beyond: [] } })]));
      const listed = await replica.events(10);
      expect(listed.map(({ name, own, state }) => `${name.enrolment} ${name.seq} ${own ? 'own' : 'other'} ${state}`).sort()).toEqual([`${enrolmentA} 1 own accepted`, `${enrolmentA} 2 own held`, `${enrolmentA} 3 own queued`, `${enrolmentB} 1 other refused`]);
      expect(await replica.events(2)).toHaveLength(2);
    });

    test('law resume: a sale that the snapshot has counted but no longer lists is not shown as waiting', async () => {
      const { replica, outbox } = await opened();
      await replica.follow(enrolmentA);
      for (const draft of ['d1', 'd2', 'd3']) await outbox.append(draft, sealerFor(enrolmentA));
      await replica.apply(pulled(anEpoch, [pageOf(store, [balance(5, 0, 1)], { snapshot: true, judged: { frontier: 1, beyond: [3] } })]));
      expect((await replica.events(10)).map(({ name, state }) => `${name.seq} ${state}`).sort()).toEqual(['1 held', '2 queued', '3 held']);
    });

    test('an event that only the server can name is listed in custody, and its sale takes its place', async () => {
      const { replica } = await opened();
      const { enrolment, seq, hash } = await envelopeFor(enrolmentB, 1);
      const answer = { seq, hash, judgedNo: 6, class: 'held', code: 'FORK', facts: {}, given: [] };
      await replica.apply(pulled(anEpoch, [pageOf(store, [rowOf('custody', 6, 0, { enrolment, seq, hash, atMs: 1_800_000_000_000, answer })], { snapshot: true })]));
      expect(await replica.events(5)).toMatchObject([{ own: false, state: 'held', lines: [] }]);
      await replica.apply(pulled(anEpoch, [pageOf(store, [rowOf('sale', 9, 6, saleRowOf({ enrolment, seq, hash }, 9))])]));
      expect(await replica.events(5)).toMatchObject([{ own: false, state: 'accepted', card: aCard }]);
    });

    test('custody becomes the verdict that the feed tells', async () => {
      const { replica, outbox } = await opened();
      await outbox.append('d1', sealerFor(enrolmentA));
      const envelope = await envelopeFor(enrolmentA, 1);
      await outbox.settle([{ enrolment: enrolmentA, epoch: anEpoch, answer: answerTo(envelope, 11, { class: 'held', code: 'UNKNOWN_KIND' }) }]);
      await replica.apply(pulled(anEpoch, [pageOf(store, [rowOf('sale', 14, 0, saleRowOf(envelope, 14))], { snapshot: true })]));
      expect(await replica.events(1)).toMatchObject([{ own: true, state: 'accepted' }]);
    });

    test('forgetting everything leaves the outbox whole', async () => {
      const { replica, outbox } = await opened();
      await outbox.append('d1', sealerFor(enrolmentA));
      await replica.apply(pulled(anEpoch, [storeSnapshot]));
      const told: string[] = [];
      replica.subscribe(() => told.push('change'));
      await replica.reset();
      expect(await replica.cursor()).toEqual({ epoch: null, after: {} });
      expect(await replica.events(1)).toMatchObject([{ state: 'queued' }]);
      expect(told).toEqual(['change']);
    });
  });
};
