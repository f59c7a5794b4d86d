import type { CardCode, CardId, InstantMs, StoreId } from '@qoa/shared/ids';
import { spendableFromMs } from '@qoa/shared/ledger';
import type { CampaignOutlook, Outlook } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import { asksOfCard, birthdaysDue, campaignStateOf, emptyCardState, inForceAt, type LotOnRecord, outlookOf, type PublishedRevision, stateText, tagTokensOf, usesAtCounter, withLotsOnRecord } from '@qoa/shared/rules';
import type { CardOnRecord, OutlookStore, StoredLot } from './outlook-store.ts';

/** Where cards stand and what lies ahead of them. Balance and room, never where something was earned. Law: own tenant */
export interface Outlooks {
  /** In every campaign of which the card has something. */
  readonly ofHolder: (card: CardId) => Promise<Outlook>;
  /** In the campaigns in which the store takes part. Errors: CARD_UNKNOWN, CARD_ERASED. */
  readonly atStore: (code: CardCode, store: StoreId) => Promise<Result<Outlook, { readonly code: 'CARD_UNKNOWN' | 'CARD_ERASED' }>>;
}

export interface OutlooksParts {
  readonly store: OutlookStore;
  readonly now: () => InstantMs;
}

/** Outlooks of what is stored, as of now. */
export const openOutlooks = ({ store, now }: OutlooksParts): Outlooks => {
  const tell = async (card: CardId, at: StoreId | null): Promise<Outlook> => {
    const serverMs = now();
    const record = await store.read(card, at);
    const campaigns = [...record.published.values()].flatMap((published) => campaignOutlook(record, published, serverMs, at));
    return at === null ? { serverMs, campaigns: campaigns.filter(isWorthTelling(record)), ...(await birthdayOf(card, record, serverMs)) } : { serverMs, campaigns };
  };
  /** A birthday is asked for only where something is given for it: it is nobody's business otherwise. */
  const birthdayOf = async (card: CardId, { card: { birthday } }: CardOnRecord, nowMs: InstantMs): Promise<Pick<Outlook, 'birthday'>> => {
    if (birthday !== null) return { birthday: 'told' };
    const isAsked = (await store.nearby(card, nowMs)).some(({ state, earn }) => state === 'active' && earn.some(({ per }) => per.kind === 'birthday'));
    return isAsked ? { birthday: 'asked' } : {};
  };
  return {
    ofHolder: (card) => tell(card, null),
    atStore: async (code, at) => {
      const card = await store.cardOf(code);
      if (card === null) return err({ code: 'CARD_UNKNOWN' });
      return card === 'erased' ? err({ code: 'CARD_ERASED' }) : ok(await tell(card, at));
    },
  };
};

const campaignOutlook = ({ states, lots, card }: CardOnRecord, published: readonly PublishedRevision[], nowMs: InstantMs, at: StoreId | null): readonly CampaignOutlook[] => {
  const inForce = inForceAt(published, nowMs);
  if (inForce === null) return [];
  const { revision } = inForce;
  const state = campaignStateOf(revision, (programme) => states.get(programme) ?? emptyCardState);
  const outlook = outlookOf(revision, withLotsOnRecord(state, revision, lots.map((lot) => onRecord(lot, nowMs))), nowMs, at, card);
  if (at === null) return [outlook];
  const used = stateText({ ...usesAtCounter(revision, state, { store: at, nowMs }), holdings: {} });
  return [{ ...outlook, used, ...(asksOfCard(revision) ? { card: { tags: tagTokensOf(revision, card), birthdaysDue: birthdaysDue(revision, card, state, nowMs) } } : {}) }];
};

/** What a receipt brought waits for its phone, whenever else it might be used. */
const onRecord = ({ programme, remaining, expiresAtMs, usableFromMs, arrived }: StoredLot, nowMs: InstantMs): LotOnRecord => {
  const waitsMs = arrived === null ? null : spendableFromMs(arrived, nowMs);
  return { programme, remaining, expiresAtMs, usableFromMs: waitsMs === null ? usableFromMs : Math.max(waitsMs, usableFromMs ?? waitsMs) };
};

/** A campaign that ended and of which nothing is left is over. */
const isWorthTelling = ({ published }: CardOnRecord) => ({ campaign, revision, units }: CampaignOutlook): boolean =>
  units.some(({ balance, debt }) => balance > 0 || debt > 0) || published.get(campaign)?.find((each) => each.revision.revision === revision)?.revision.state !== 'ended';
