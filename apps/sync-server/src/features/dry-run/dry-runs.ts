import { localDay, localDayStartMs } from '@qoa/shared/campaign';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import { beginDryRun, type DryRunUnderWay, type ReplayedSale, replaySales, reportOf, sampleSales, type SampleShop, sampleShop } from '@qoa/shared/dry-run';
import type { InstantMs, StoreId } from '@qoa/shared/ids';
import type { CampaignWarnings, DryRunReport, DryRunRequest } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import { type CampaignTotals, cardWarnings, emptyCampaignTotals, type StoreFacts, storeTest, type WeeklySales } from '@qoa/shared/rules';
import { turnstile } from '../../platform/turnstile.ts';
import type { DryRunStore, Span } from './dry-run-store.ts';
import { overlaps } from './overlaps.ts';
import { pastSales } from './past-sales.ts';
import { type DocumentRefusal, readTried } from './read-tried.ts';

/** What a document would have given, and what it would meet. Nothing is written, and whoever left is not worked for. */
export interface DryRuns {
  /** Errors: REVISION_INVALID; DRY_RUN_BUSY while one is under way and another waits; UNAVAILABLE, which nobody hears, when the caller left. */
  readonly run: (request: UnreadRequest, signal: AbortSignal) => Promise<Result<DryRunReport, DryRunRefusal>>;
  /** Errors: as `run`, DRY_RUN_BUSY when many wait. */
  readonly warnings: (document: unknown, signal: AbortSignal) => Promise<Result<CampaignWarnings, DryRunRefusal>>;
}

export type UnreadRequest = Omit<DryRunRequest, 'document'> & { readonly document: unknown };
export type DryRunRefusal = DocumentRefusal | { readonly code: 'DRY_RUN_BUSY' | 'UNAVAILABLE' };

export interface DryRunParts {
  readonly store: DryRunStore;
  readonly now: () => InstantMs;
  /** Lets everybody else of the process have a turn. */
  readonly breathe: () => Promise<void>;
}

/** Of the past the newest so many events are looked at; for warnings, which somebody who types waits for, fewer. */
const eventsMax = 100_000;
const eventsOfAWeekMax = 10_000;
/** Whoever stops one and begins another is often heard to begin first. */
const dryRunsWaitingMax = 1;
const warningsWaitingMax = 8;
/** Rules and sales that are judged before everybody else has a turn: a few milliseconds. */
const judgedAtOnce = 200;
const productsOfAShop = 100;
/** Always the same shop, so that two documents may be compared. */
const sampleSeed = 952;

export const openDryRuns = ({ store, now, breathe }: DryRunParts): DryRuns => {
  const dryRuns = turnstile(dryRunsWaitingMax);
  const weeks = turnstile(warningsWaitingMax);

  /** False: the caller left. */
  const replay = async (run: DryRunUnderWay, pages: AsyncIterable<readonly ReplayedSale[]> | Iterable<readonly ReplayedSale[]>, signal: AbortSignal): Promise<boolean> => {
    const { earn, multipliers, limits } = run.revision;
    const each = Math.max(1, Math.floor(judgedAtOnce / (1 + earn.length + multipliers.list.length + limits.length)));
    for await (const sales of pages) {
      for (let at = 0; at < sales.length; at += each) {
        if (signal.aborted) return false;
        replaySales(run, sales.slice(at, at + each));
        await breathe();
      }
    }
    return !signal.aborted;
  };

  const runPast = async (document: RevisionDraft, days: number, most: number, before: CampaignTotals, signal: AbortSignal): Promise<PastRun | null> => {
    const firstDay = localDay(document.timeZone, now()) - days + 1;
    const sinceMs = localDayStartMs(document.timeZone, firstDay);
    const whole = await store.spanSince(sinceMs);
    const span: Span = { from: Math.max(whole.from, whole.to - most + 1), to: whole.to };
    const run = beginDryRun(document, firstDay, days, before);
    const { stores, looksAt } = await placesOf(store, document);
    if (!(await replay(run, pastSales(store, stores, span, sinceMs), signal))) return null;
    const cut = span.from > whole.from && (await store.hasSales({ from: whole.from, to: span.from - 1 }, sinceMs));
    return { run, cut, looksAt, share: lengthOf(whole) / Math.max(1, lengthOf(span)) };
  };

  const runSample = async (document: RevisionDraft, { days, salesADay }: { readonly days: number; readonly salesADay: number }, signal: AbortSignal): Promise<DryRunUnderWay | null> => {
    const firstDay = localDay(document.timeZone, document.startsAtMs);
    const run = beginDryRun(document, firstDay, days, await store.gaveBefore(document.campaign));
    return (await replay(run, sampleSales(await shopFor(store, document), { seed: sampleSeed, firstDay, days, salesADay }), signal)) ? run : null;
  };

  const run = async (document: RevisionDraft, over: DryRunRequest['over'], signal: AbortSignal): Promise<DryRunReport | null> => {
    if (over.kind === 'sample') {
      const sampled = await runSample(document, over, signal);
      return sampled === null ? null : reportOf(sampled, false);
    }
    const past = await runPast(document, over.days, eventsMax, await store.gaveBefore(document.campaign), signal);
    return past === null ? null : reportOf(past.run, past.cut, past.looksAt);
  };

  /** What a normal week gives without a budget, which would hide how much is asked of it, and what was given already. Undefined: the caller left. */
  const weekOf = async (document: RevisionDraft, signal: AbortSignal): Promise<WeeklySales | null | undefined> => {
    if (document.budget === null) return null;
    const past = await runPast({ ...document, budget: null }, 7, eventsOfAWeekMax, emptyCampaignTotals, signal);
    if (past === null) return undefined;
    const units = past.run.given.reduce((sum, each) => sum + each, 0);
    return { units: past.run.sales === 0 ? null : Math.round(units * past.share), issued: (await store.gaveBefore(document.campaign)).units };
  };

  return {
    run: async ({ document, over }, signal) => {
      const read = readTried(document, now());
      if (!read.ok) return read;
      const leave = await dryRuns.enter();
      if (leave === null) return err({ code: 'DRY_RUN_BUSY' });
      try {
        const report = signal.aborted ? null : await run(read.value, over, signal);
        return report === null ? left : ok(report);
      } finally {
        leave();
      }
    },
    warnings: async (document, signal) => {
      const read = readTried(document, now());
      if (!read.ok) return read;
      const leave = await weeks.enter();
      if (leave === null) return err({ code: 'DRY_RUN_BUSY' });
      try {
        const week = signal.aborted ? undefined : await weekOf(read.value, signal);
        const warnings = week === undefined ? null : await overlaps(store, read.value, week, { nowMs: now(), breathe, signal });
        return warnings === null ? left : ok({ warnings: [...warnings, ...cardWarnings(read.value, await store.knownCards())] });
      } finally {
        leave();
      }
    },
  };
};

interface PastRun {
  readonly run: DryRunUnderWay;
  readonly cut: boolean;
  readonly looksAt: NonNullable<DryRunReport['stores']>;
  /** How many times what was looked at the whole is. */
  readonly share: number;
}

const left: Result<never, DryRunRefusal> = err({ code: 'UNAVAILABLE' });

const lengthOf = ({ from, to }: Span): number => Math.max(0, to - from + 1);

/** The stores whose sales are looked at, and how many of them the campaign may count in. */
const placesOf = async (store: DryRunStore, document: RevisionDraft): Promise<{ readonly stores: ReadonlyMap<StoreId, StoreFacts>; readonly looksAt: PastRun['looksAt'] }> => {
  const taking = await store.takingPart(document.campaign);
  const stores = new Map([...(await store.stores())].filter(([id]) => taking?.has(id) !== false && isMeant(document, id)));
  const { holds } = storeTest(document.stores);
  return { stores, looksAt: { of: taking === null ? 'scope' : 'takingPart', count: [...stores.values()].filter(holds).length } };
};

/** A store's campaign counts in that store alone. */
const isMeant = ({ owner }: RevisionDraft, id: StoreId): boolean => owner.kind === 'cpg' || owner.store === id;

/** The first store of the campaign's scope lends its place; where there is none, a corner store of nowhere. */
const shopFor = async (store: DryRunStore, document: RevisionDraft): Promise<SampleShop> => {
  const { holds } = storeTest(document.stores);
  const place = [...(await store.stores()).values()].find((each) => isMeant(document, each.id) && holds(each)) ?? nowhere;
  const maker = document.owner.kind === 'cpg' ? document.owner.cpg : null;
  return sampleShop(document, place, await store.shelf(document.products.products.slice(0, productsOfAShop), maker, productsOfAShop));
};

const nowhere: StoreFacts = { id: 0 as StoreId, type: 'tiendita', country: 'MX', state: '', city: '', lists: [] };
