import { endNoticeMs } from '@qoa/shared/campaign-life';
import { epoch16Of } from '@qoa/shared/events';
import type { InstantMs, JudgedNo, ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { Revision } from '@qoa/shared/rules';
import type { Book, Entry } from './book.ts';
import { saleOf } from './book-claims.ts';
import type { Decision } from './campaigns.ts';

type Verdict = Extract<Entry, { entry: 'event' }>;
type Broke = (law: string, how: string) => void;

/** Holds campaigns to what people were told of them, by a reckoning of our own: which promise held when, and which stores took part. */
export interface CampaignWatch {
  /** People heard of a decision. */
  readonly decided: (book: Book, decision: Decision, atMs: InstantMs) => void;
  readonly judged: (book: Book, verdict: Verdict) => void;
  /** What the book says is what holds: at the beginning, and after it was restored. */
  readonly learn: (book: Book) => void;
  /** The campaigns of which a store was ever told. */
  readonly ownOf: (store: StoreId) => ReadonlySet<ProgrammeId>;
  readonly healed: (book: Book) => void;
}

/** A promise: from when it holds, and what it says. */
interface Promised {
  readonly fromMs: InstantMs;
  /** Who has heard of this number has heard of the promise. */
  readonly no: JudgedNo;
  readonly isPaused: boolean;
  readonly endsAtMs: number;
  readonly redeemUntilMs: number | null;
  readonly courtesyMs: number;
  readonly perSale: number;
}

export const campaignWatch = (broke: Broke): CampaignWatch => {
  const promises = new Map<ProgrammeId, readonly Promised[]>();
  let places = new Set<string>();
  const own = new Map<StoreId, Set<ProgrammeId>>();

  const joins = (store: StoreId, campaign: ProgrammeId): void => {
    own.set(store, (own.get(store) ?? new Set()).add(campaign));
  };

  const given = ({ row }: Verdict, campaign: ProgrammeId, units: number, allowed: readonly Promised[], atMs: InstantMs): void => {
    const most = Math.max(0, ...allowed.filter((one) => earns(one, atMs)).map(({ perSale }) => perSale));
    if (units > most) broke('judged, not trusted', `${row.enrolment}:${row.seq} got ${units} of campaign ${campaign}, of which ${most} were promised when it happened`);
    if (row.store !== null && !places.has(`${row.store}:${campaign}`)) broke('judged, not trusted', `${row.enrolment}:${row.seq} got ${units} of campaign ${campaign} in store ${row.store}, which takes no part`);
  };

  return {
    learn: (book) => {
      places = new Set();
      for (const [campaign, { life, roll }] of book.campaigns) {
        promises.set(campaign, life.published.map((revision, nth) => promisedBy(revision, book.revisions.get(campaign)?.[nth]?.judgedNo ?? 0)));
        for (const store of [...roll.joined, ...roll.invited]) joins(store, campaign);
        for (const store of roll.joined) places.add(`${store}:${campaign}`);
      }
    },
    decided: (book, { campaign, revisions, withdraws, moved }, atMs) => {
      const before = promises.get(campaign) ?? [];
      for (const revision of revisions) told(broke, before, revision, atMs);
      const after = [...before, ...revisions.map((revision) => promisedBy(revision, book.nextJudgedNo - 1))];
      if (withdraws !== null) takenBack(broke, campaign, { before, after, plan: before[withdraws - 1] }, atMs);
      promises.set(campaign, after);
      for (const { store, row } of moved) {
        joins(store, campaign);
        if (row.joined) places.add(`${store}:${campaign}`);
        else places.delete(`${store}:${campaign}`);
      }
    },
    judged: (book, verdict) => {
      const sale = saleOf(book, verdict);
      const { atMs } = sale.row;
      const { code, facts, given: gifts } = verdict.row.answer;
      for (const { programme, units } of gifts) if (units > 0) given(verdict, programme, units, promisedFor(book, promises.get(programme) ?? [], sale), atMs);
      if (code !== 'CAMPAIGN_PAUSED' && code !== 'CAMPAIGN_ENDED') return;
      const campaign = facts['programme'] as ProgrammeId;
      const held = heldAt(promises.get(campaign) ?? [], atMs);
      if (held !== undefined && earns(held, atMs)) broke('judged, not trusted', `${verdict.row.enrolment}:${verdict.row.seq} was told ${code} of campaign ${campaign}, which ran when it happened`);
    },
    ownOf: (store) => own.get(store) ?? new Set(),
    healed: (book) => {
      for (const [campaign, { life, roll }] of book.campaigns) {
        const read = book.revisions.get(campaign)?.map(({ revision }) => revision) ?? [];
        if (read.length !== life.published.length || read.some((revision, nth) => revision !== life.published[nth])) broke('whole', `campaign ${campaign} has published ${life.published.length} revisions, and the judge reads ${read.length}`);
        const rows = book.feed.get(`programme:${campaign}`) ?? [];
        if (rows.length !== read.length) broke('whole', `campaign ${campaign} has published ${read.length} revisions, and its feed tells ${rows.length}`);
        for (const { store, programmes } of book.sources.values()) if (programmes.includes(campaign) !== roll.joined.has(store)) broke('whole', `store ${store} and campaign ${campaign}: the judge and the roll do not agree`);
      }
    },
  };
};

const promisedBy = ({ effectiveFromMs, state, endsAtMs, redeemUntilMs, courtesyMs, limits }: Revision, no: JudgedNo): Promised => ({
  fromMs: effectiveFromMs, no, isPaused: state !== 'active', endsAtMs: endsAtMs ?? Infinity, redeemUntilMs, courtesyMs, perSale: Math.min(Infinity, ...limits.flatMap(({ per, max }) => (per === 'sale' ? [max] : []))),
});

/** What is promised is not taken back without notice, and nothing holds before it was said. */
const told = (broke: Broke, before: readonly Promised[], { campaign, revision, effectiveFromMs, endsAtMs, redeemUntilMs }: Revision, atMs: InstantMs): void => {
  if (effectiveFromMs < atMs) broke('judged, not trusted', `revision ${revision} of campaign ${campaign} holds from before it was published`);
  if (revision <= before.length) broke('whole', `campaign ${campaign} has two revisions ${revision}`);
  const earliestMs = Math.min(atMs + endNoticeMs, ...before.map((one) => one.endsAtMs));
  if ((endsAtMs ?? Infinity) < earliestMs) broke('final', `campaign ${campaign} ends without notice`);
  const promisedMs = before.at(-1)?.redeemUntilMs ?? null;
  if (promisedMs !== null && redeemUntilMs !== null && redeemUntilMs < promisedMs) broke('final', `campaign ${campaign} takes back the last day to redeem`);
};

interface Withdrawn {
  readonly before: readonly Promised[];
  readonly after: readonly Promised[];
  readonly plan: Promised | undefined;
}

/** A plan is withdrawn before it holds; then it never does: where it would have, what was promised until then goes on, and nothing else changes. */
const takenBack = (broke: Broke, campaign: ProgrammeId, { before, after, plan }: Withdrawn, atMs: InstantMs): void => {
  if (plan === undefined || plan.fromMs <= atMs) return broke('final', `campaign ${campaign}: what held already was taken back`);
  for (const instantMs of [atMs, ...before.map(({ fromMs }) => fromMs)].filter((each) => each >= atMs)) {
    const held = heldAt(before, instantMs);
    const due = held === plan ? heldAt(before, plan.fromMs - 1) : held;
    const now = heldAt(after, instantMs);
    if (due?.perSale !== now?.perSale || due?.isPaused !== now?.isPaused || due?.endsAtMs !== now?.endsAtMs) broke('judged, not trusted', `campaign ${campaign}: a plan was withdrawn, and ${now?.perSale} a sale hold where ${due?.perSale} are due`);
  }
};

const heldAt = (promises: readonly Promised[], atMs: InstantMs): Promised | undefined => promises.findLast(({ fromMs }) => fromMs <= atMs);

const earns = ({ isPaused, endsAtMs }: Promised, atMs: InstantMs): boolean => !isPaused && atMs < endsAtMs;

/** The promise that held when a sale happened; and, while courtesy is owed to a phone that had not heard of it, those before. */
const promisedFor = ({ epoch }: Book, promises: readonly Promised[], { row, event }: Verdict): readonly Promised[] => {
  const held = heldAt(promises, row.atMs);
  if (held === undefined) return [];
  const { basis } = event;
  const hasHeard = basis === null || (basis.epoch16 === epoch16Of(epoch) && basis.judgedNo >= held.no);
  return hasHeard || row.receivedMs >= held.fromMs + held.courtesyMs ? [held] : promises.filter(({ fromMs }) => fromMs <= row.atMs);
};
