import { type Kysely, sql } from 'kysely';
import type { CardCode, CardId, JudgedNo } from '@qoa/shared/ids';
import type { CardTraits } from '@qoa/shared/rules';
import type { Tables } from '../../platform/tables.ts';
import type { OpenBirthday } from './sealed-birthday.ts';

/** The segments in which a card `c` is now. */
export const segmentsNow = 'ARRAY(SELECT g.segment FROM card_segments g WHERE g.card_id = c.id AND g.until_no IS NULL ORDER BY 1)';

/** What cards have now beyond their codes; those that have nothing are absent. */
export const cardTraitsOf = async (reading: Kysely<Tables>, birthdayOf: OpenBirthday, codes: readonly CardCode[]): Promise<ReadonlyMap<CardCode, CardTraits>> => {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<TraitsRow>`SELECT c.id, c.code, b.sealed, b.key_id, ${sql.raw(segmentsNow)} AS segments
    FROM cards c LEFT JOIN card_birthdays b ON b.card_id = c.id WHERE c.code = ANY(${[...codes]}::text[])`.execute(reading);
  return new Map(rows.filter(({ segments, sealed }) => segments.length > 0 || sealed !== null).map((row) => [row.code, traitsOfRow(row, birthdayOf)]));
};

/** What a card had beyond its code when a number was judged, for many numbers at once. A birthday is always as it stands now. */
export const cardTraitsThrough = async (reading: Kysely<Tables>, birthdayOf: OpenBirthday, card: CardId): Promise<(judgedNo: JudgedNo) => CardTraits> => {
  const stays = await reading.selectFrom('card_segments').select(['segment', 'since_no', 'until_no']).where('card_id', '=', card).orderBy('segment').execute();
  const told = await reading.selectFrom('card_birthdays').select(['sealed', 'key_id']).where('card_id', '=', card).executeTakeFirst();
  const birthday = told === undefined ? null : birthdayOf(card, { wrapped: told.sealed, keyId: told.key_id });
  return (judgedNo) => ({ tags: [...new Set(stays.filter(({ since_no, until_no }) => since_no <= judgedNo && (until_no === null || until_no > judgedNo)).map(({ segment }) => segment))], birthday });
};

/** A card's row with its segments and its sealed birthday. */
export type TraitsRow = { readonly id: CardId; readonly code: CardCode; readonly segments: readonly string[] } & ({ readonly sealed: Buffer; readonly key_id: string } | { readonly sealed: null; readonly key_id: null });

/** What such a row says. */
export const traitsOfRow = (row: TraitsRow, birthdayOf: OpenBirthday): CardTraits => ({ tags: row.segments, birthday: row.sealed === null ? null : birthdayOf(row.id, { wrapped: row.sealed, keyId: row.key_id }) });
