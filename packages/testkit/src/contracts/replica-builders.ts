import type { CampaignRevision } from '@qoa/shared/campaign';
import type { Answer, EventName } from '@qoa/shared/events';
import type { FeedRow, ProductRow, Scope, StoreClaimRow, StoreRow, StoreSaleRow } from '@qoa/shared/feed';
import type { CardCode, CpgId, Epoch, Gtin, JudgedNo, ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { FeedPage, PullResponse } from '@qoa/shared/protocol';
import { asRevision, type Revision } from '@qoa/shared/rules';

export const aCard = '0123456789AT' as CardCode;
export const aGtin = '07501031311309' as Gtin;
export const aProgramme = 9 as ProgrammeId;
export const aStore: StoreRow = { id: 3 as StoreId, code: 'T003', name: 'La Esquina', timeZone: 'America/Mexico_City' };
export const aProduct: ProductRow = { gtin: aGtin, name: 'Refresco de guayaba 600 ml', brand: 'Fresca Luna', cpg: 1, restricted: null };

/** A row behind another. */
export const rowOf = (kind: string, judgedNo: JudgedNo, prev: JudgedNo, body: unknown): FeedRow => ({ kind, judgedNo, prev, body });

/** A page of a scope: rows that follow, unless said otherwise. */
export const pageOf = (scope: Scope, rows: readonly FeedRow[], more: Partial<FeedPage> = {}): FeedPage => ({ scope, snapshot: false, floor: 0, head: rows.at(-1)?.judgedNo ?? 0, rows, more: false, ...more });

/** An answer to a pull that follows the scopes of its pages, and `others`. */
export const pulled = (epoch: Epoch, pages: readonly FeedPage[], others: readonly Scope[] = []): PullResponse => ({ epoch, serverMs: 1_800_000_000_000, scopes: [...new Set([...pages.map(({ scope }) => scope), ...others])], pages });

/** A sale of the store as its feed tells it. */
export const saleRowOf = ({ enrolment, seq, hash }: EventName, judgedNo: JudgedNo, answer: Partial<Answer> = {}): StoreSaleRow => ({
  enrolment,
  seq,
  hash,
  card: aCard,
  lines: [],
  ticketCents: null,
  atMs: 1_800_000_000_000 + judgedNo,
  answer: { seq, hash, judgedNo, class: 'accepted', code: null, facts: {}, given: [], ...answer },
});

/** A card added to a sale of the store, as its feed tells it. */
export const claimRowOf = ({ enrolment, seq, hash }: EventName, sale: EventName, judgedNo: JudgedNo, answer: Partial<Answer> = {}): StoreClaimRow => ({
  enrolment,
  seq,
  hash,
  sale: { enrolment: sale.enrolment, seq: sale.seq, hash: sale.hash },
  card: aCard,
  atMs: 1_800_000_000_000 + judgedNo,
  answer: { seq, hash, judgedNo, class: 'accepted', code: null, facts: {}, given: [{ programme: aProgramme, unit: 'stamp', units: 1, balance: judgedNo, goal: 10 }], ...answer },
});

/** A stamp campaign in its nth revision. */
export const campaignOf = (revision: number, programme = aProgramme): CampaignRevision => ({
  v: 1,
  programme,
  revision,
  cpg: 1 as CpgId,
  name: `Sellos ${revision}`,
  effectiveFromMs: 0,
  startsAtMs: 0,
  endsAtMs: null,
  state: 'active',
  timeZone: 'America/Mexico_City',
  products: [aGtin],
  earn: { kind: 'stamp-per-item', stamps: 1 },
  limits: [],
  reward: { name: 'Un refresco', cost: 10 },
  courtesyMs: 86_400_000,
});

/** The same in the whole language. */
export const wholeCampaignOf = (revision: number): Revision => ({ ...asRevision(campaignOf(revision)), minimum: { cents: null, pieces: 2, on: 'scope' } });
