import type { PersonId } from '@qoa/shared/campaign-life';
import type { RestrictedKind } from '@qoa/shared/feed';
import type { CardCode, CardId, CpgId, InstantMs } from '@qoa/shared/ids';
import type { AudienceChange } from '@qoa/shared/protocol';
import type { Statement } from '../../platform/database.ts';
import { int4Array, textArray } from '../../platform/binary-arrays.ts';
import type { WrappedKey } from '../config/index.ts';
import type { Fact } from '../feed/index.ts';

/** What the journal keeps of a change: who did what to how many, and neither a card nor a birthday. */
export type ChangeOnRecord = Pick<AudienceChange, 'name' | 'did' | 'count' | 'restricted'> & { readonly by: PersonId };

const changed = (kind: AudienceChange['kind'], body: ChangeOnRecord, atMs: InstantMs): Omit<Fact, 'effects'> => ({ kind, cpg: null, store: null, atMs, body, scopes: [] });

/** A card by number and code. */
export interface NamedCard {
  readonly id: CardId;
  readonly code: CardCode;
}

/** Cards come to a segment or leave it; of a card that was so before nothing changes. */
export const segmentFact = (segment: string, cards: readonly NamedCard[], did: 'added' | 'removed', by: PersonId, atMs: InstantMs): Fact => ({
  ...changed('segment', { name: segment, did, count: cards.length, restricted: [], by }, atMs),
  cards: cards.map(({ code }) => code),
  effects: (judgedNo) => [
    {
      text: did === 'added' ? 'INSERT INTO card_segments (card_id, segment, since_no) SELECT id, $2, $3 FROM unnest($1::int4[]) AS u(id) ON CONFLICT DO NOTHING' : 'UPDATE card_segments SET until_no = $3 WHERE card_id = ANY ($1::int4[]) AND segment = $2 AND until_no IS NULL',
      values: [int4Array(cards.map(({ id }) => id)), segment, judgedNo],
    },
  ],
});

/** Stores came to a list or left it: the console's word beside the facts of the stores themselves. */
export const storeListFact = (list: string, count: number, did: 'added' | 'removed', by: PersonId, atMs: InstantMs): Fact => ({
  ...changed('store-list', { name: list, did, count, restricted: [], by }, atMs),
  effects: () => [],
});

/** Stores are somewhere else, or of another type, likewise. */
export const placesFact = (count: number, by: PersonId, atMs: InstantMs): Fact => ({ ...changed('place', { name: '', did: 'changed', count, restricted: [], by }, atMs), effects: () => [] });

/** The restricted kinds that a maker's campaigns may name from now on. */
export const permitFact = (cpg: { readonly id: CpgId; readonly name: string }, restricted: readonly RestrictedKind[], by: PersonId, atMs: InstantMs): Fact => ({
  ...changed('permit', { name: cpg.name, did: 'changed', count: restricted.length, restricted, by }, atMs),
  cpg: cpg.id,
  effects: () => [{ text: 'UPDATE cpgs SET may_restrict = $2 WHERE id = $1', values: [cpg.id, textArray(restricted)] }],
});

/** Staff corrected a birthday or forgot it (null). Whose it is stands in no body. */
export const birthdayFact = (card: NamedCard, sealed: WrappedKey | null, by: PersonId, atMs: InstantMs): Fact => ({
  ...changed('birthday', { name: '', did: sealed === null ? 'removed' : 'changed', count: 1, restricted: [], by }, atMs),
  cards: [card.code],
  effects: () => [sealed === null ? { text: 'DELETE FROM card_birthdays WHERE card_id = $1', values: [card.id] } : keepBirthday(card, sealed, atMs)],
});

/** A card has another link: what the old one opened opens nothing from now on. */
export const cardLinkFact = ({ id }: NamedCard, secretHash: Uint8Array, by: PersonId, atMs: InstantMs): Fact => ({
  ...changed('card-link', { name: '', did: 'changed', count: 1, restricted: [], by }, atMs),
  effects: () => [
    { text: 'UPDATE card_secrets SET ended_ms = $2 WHERE card_id = $1 AND ended_ms IS NULL', values: [id, atMs] },
    { text: 'INSERT INTO card_secrets (secret_hash, card_id, created_ms) VALUES ($2, $1, $3)', values: [id, Buffer.from(secretHash), atMs] },
  ],
});

/** A card's holder told its birthday. Whose it is stands beside the birthday alone, which may be forgotten. */
export const birthdayToldFact = (card: NamedCard, sealed: WrappedKey, atMs: InstantMs): Fact => ({
  ...{ kind: 'birthday-told', cpg: null, store: null, atMs, body: {}, scopes: [], cards: [card.code] },
  effects: () => [keepBirthday(card, sealed, atMs)],
});

/** The words under which a birthday is asked for, as they stand now (`card-birthday` of the messages). */
const noticeVersion = 2;

const keepBirthday = ({ id }: NamedCard, { wrapped, keyId }: WrappedKey, atMs: InstantMs): Statement => ({
  text: `INSERT INTO card_birthdays (card_id, sealed, key_id, notice, given_ms) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (card_id) DO UPDATE SET sealed = EXCLUDED.sealed, key_id = EXCLUDED.key_id, notice = EXCLUDED.notice, given_ms = EXCLUDED.given_ms`,
  values: [id, Buffer.from(wrapped), keyId, noticeVersion, atMs],
});
