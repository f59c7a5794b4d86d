import type { PersonId } from '@qoa/shared/campaign-life';
import type { RestrictedKind } from '@qoa/shared/feed';
import type { CardCode, CpgId, StoreId } from '@qoa/shared/ids';
import { type Changed, keptName, type MembersRequest, type MembersResponse, type PlaceWritten } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Birthday, StoreFacts } from '@qoa/shared/rules';
import { type CampaignLifeStore, type CampaignRefused, type Deciding, recallRolls, refused } from '../campaign-life/index.ts';
import { storeFact } from '../campaigns/index.ts';
import { drawCardSecret, openBirthdayBy, sealBirthday } from '../cards/index.ts';
import type { Keyring } from '../config/index.ts';
import type { Fact } from '../feed/index.ts';
import type { Keeps } from '../keeps/index.ts';
import { birthdayFact, birthdayToldFact, cardLinkFact, type NamedCard, permitFact, placesFact, segmentFact, storeListFact } from './audience-facts.ts';
import type { AudiencesStore, PlacedStore } from './audiences-store.ts';
import { inParts, storesAtOnceMax } from './in-parts.ts';
import { readCardCodes } from './written-codes.ts';

type Done<Value> = Promise<Result<Value, CampaignRefused>>;

/** What people do to what campaigns may name. All of it is decided in the judge's own turn, of many stores in several; what changes nothing writes nothing. Errors of each: UNAVAILABLE. */
export interface AudiencesDesk {
  /** Cards come to a segment or leave it. Sales that are judged afterwards know it. */
  readonly segment: (request: MembersRequest, by: PersonId) => Done<MembersResponse>;
  /** Stores come to a list or leave it. Campaigns that name it take them in or let them go, and their phones hear of it. */
  readonly storeList: (request: MembersRequest, by: PersonId) => Done<MembersResponse>;
  /** Stores are of this type, in this state and city; likewise. */
  readonly places: (written: readonly PlaceWritten[], by: PersonId) => Done<MembersResponse>;
  /** Errors: CPG_UNKNOWN. */
  readonly permit: (cpg: CpgId, restricted: readonly RestrictedKind[], by: PersonId) => Done<Changed>;
  /** A card's holder tells its birthday, once; the same again is harmless. Errors: BIRTHDAY_TOLD. */
  readonly tellBirthday: (card: NamedCard, birthday: Birthday) => Done<Changed>;
  /** Staff corrects a birthday, or forgets it (null), which no restore brings back. Errors: CARD_NOT_HELD. */
  readonly correctBirthday: (code: CardCode, birthday: Birthday | null, by: PersonId) => Done<Changed>;
  /** The secret of a new link for a card. What the old link and its cookies opened they open no more, after a restore either. Again, it is another one. Errors: CARD_NOT_HELD. */
  readonly newCardLink: (code: CardCode, by: PersonId) => Done<{ readonly secret: string }>;
}

export interface AudiencesParts {
  readonly store: AudiencesStore;
  readonly campaigns: CampaignLifeStore;
  readonly deciding: Deciding;
  readonly keyring: Keyring;
  readonly keeps: Pick<Keeps, 'note'>;
  readonly random: (length: number) => Uint8Array;
}

export const openAudiencesDesk = ({ store, campaigns, deciding, keyring, keeps, random }: AudiencesParts): AudiencesDesk => {
  const toldOf = async ({ id }: NamedCard): Promise<Birthday | null> => {
    const sealed = await store.birthdayOf(id);
    return sealed === null ? null : openBirthdayBy(keyring)(id, sealed);
  };
  return {
    segment: ({ name, codes: written, change }, by) =>
      deciding(async (nowMs) => {
        const segment = keptName(name);
        const { codes, wrong } = readCardCodes(written);
        const found = await store.cardsByCode([...codes.keys()]);
        const before = await store.inSegment(segment, found.map(({ id }) => id));
        const moved = found.filter(({ id }) => before.has(id) !== (change === 'add'));
        const facts = moved.length === 0 ? [] : [segmentFact(segment, moved, change === 'add' ? 'added' : 'removed', by, nowMs)];
        return ok({ facts, value: membersOf(moved.length, found.length, [...wrong, ...missingOf(codes, found)]) });
      }),
    storeList: ({ name, codes: written, change }, by) =>
      inParts([...new Set(written)], storesAtOnceMax, (codes) =>
        deciding(async (nowMs) => {
          const list = keptName(name);
          const found = await store.storesByCode(codes);
          const moved = found.filter(({ place: { lists } }) => lists.includes(list) !== (change === 'add')).map((one) => relisted(one, list, change));
          const facts = moved.length === 0 ? [] : [storeListFact(list, moved.length, change === 'add' ? 'added' : 'removed', by, nowMs), ...(await movedFacts(campaigns, moved, nowMs))];
          return ok({ facts, value: membersOf(moved.length, found.length, unknownAmong(codes, found)) });
        }),
      ),
    places: (written, by) => {
      const writtenByCode = new Map(written.map((one) => [one.code, one]));
      return inParts([...writtenByCode.keys()], storesAtOnceMax, (codes) =>
        deciding(async (nowMs) => {
          const found = await store.storesByCode(codes);
          const moved = found.map((one) => ({ row: one.row, place: { ...one.place, ...placeWritten(writtenByCode.get(one.row.code)) }, was: one.place })).filter(({ place, was }) => JSON.stringify(place) !== JSON.stringify(was));
          const facts = moved.length === 0 ? [] : [placesFact(moved.length, by, nowMs), ...(await movedFacts(campaigns, moved, nowMs))];
          return ok({ facts, value: membersOf(moved.length, found.length, unknownAmong(codes, found)) });
        }),
      );
    },
    permit: (of, restricted, by) =>
      deciding(async (nowMs) => {
        const cpg = await store.cpg(of);
        if (cpg === null) return err(refused('CPG_UNKNOWN'));
        const wanted = [...new Set(restricted)].sort();
        const changed = JSON.stringify(wanted) !== JSON.stringify([...cpg.mayRestrict].sort());
        return ok({ facts: changed ? [permitFact(cpg, wanted, by, nowMs)] : [], value: { changed } });
      }),
    tellBirthday: (card, birthday) =>
      deciding<Changed>(async (nowMs) => {
        const told = await store.birthdayOf(card.id);
        if (told === null) return ok({ facts: [birthdayToldFact(card, sealBirthday(keyring, card.id, birthday), nowMs)], value: { changed: true } });
        return isSame(await toldOf(card), birthday) ? ok({ facts: [], value: { changed: false } }) : err(refused('BIRTHDAY_TOLD'));
      }),
    correctBirthday: (code, birthday, by) =>
      deciding<Changed>(async (nowMs) => {
        const [card] = await store.cardsByCode([code]);
        if (card === undefined) return err(refused('CARD_NOT_HELD'));
        const before = await store.birthdayOf(card.id);
        if (birthday === null ? before === null : isSame(await toldOf(card), birthday)) return ok({ facts: [], value: { changed: false } });
        // Before it is committed: no row says of what is gone that it was there, and a crash between the two forgets it at the next start.
        if (birthday === null) keeps.note({ kept: 'birthday-forgotten', card: card.id, atMs: nowMs });
        return ok({ facts: [birthdayFact(card, birthday === null ? null : sealBirthday(keyring, card.id, birthday), by, nowMs)], value: { changed: true } });
      }),
    newCardLink: (code, by) =>
      deciding(async (nowMs) => {
        const [card] = await store.cardsByCode([code]);
        if (card === undefined) return err(refused('CARD_NOT_HELD'));
        const { secret, hash } = drawCardSecret(random);
        // Before it is committed: a crash between the two leaves a card without a link, never one with the old.
        for (const ended of await store.openSecretsOf(card.id)) keeps.note({ kept: 'card-link-ended', secret: ended, atMs: nowMs });
        return ok({ facts: [cardLinkFact(card, hash, by, nowMs)], value: { secret } });
      }),
  };
};

const membersOf = (changed: number, found: number, unknown: readonly string[]): MembersResponse => ({ changed, unchanged: found - changed, unknown });

const missingOf = (codes: ReadonlyMap<CardCode, string>, found: readonly NamedCard[]): readonly string[] => {
  const known = new Set(found.map(({ code }) => code));
  return [...codes].filter(([code]) => !known.has(code)).map(([, written]) => written);
};

const unknownAmong = (codes: readonly string[], found: readonly PlacedStore[]): readonly string[] => {
  const known = new Set(found.map(({ row }) => row.code));
  return codes.filter((code) => !known.has(code));
};

/** Stores that rules see otherwise than before: each is told to its phones, and campaigns take them in or let them go. */
const movedFacts = async (campaigns: CampaignLifeStore, moved: readonly PlacedStore[], nowMs: number): Promise<readonly Fact[]> => [
  ...moved.map(({ row, place }) => storeFact(row, nowMs, place)),
  ...(await recallRolls(campaigns, new Map(moved.map(({ row, place }): [StoreId, StoreFacts] => [row.id, place])), nowMs)),
];

const placeWritten = ({ code: _code, state, city, ...type }: PlaceWritten = { code: '' }): Partial<StoreFacts> => ({ ...type, ...(state === undefined ? {} : { state: keptName(state) }), ...(city === undefined ? {} : { city: keptName(city) }) });

const relisted = ({ row, place }: PlacedStore, list: string, change: MembersRequest['change']): PlacedStore => ({
  row,
  place: { ...place, lists: change === 'add' ? [...place.lists, list] : place.lists.filter((one) => one !== list) },
});

const isSame = (a: Birthday | null, b: Birthday): boolean => a !== null && a.month === b.month && a.day === b.day;
