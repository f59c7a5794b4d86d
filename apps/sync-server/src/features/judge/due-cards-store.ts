import type { CardCode, CardId, InstantMs, JudgedNo, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { scopeKindNumbers } from '@qoa/shared/feed';
import type { DueCard } from '@qoa/shared/judge';
import { int4Array } from '../../platform/binary-arrays.ts';
import type { SqlRow, Statement } from '../../platform/database.ts';
import type { Read } from './read.ts';

/** The stores of a card's last so many movements are told. */
const movementsMax = 20;

/**
 * What has ended by an instant, the oldest first, a row a card and programme, with the stores that sold to the card lately and take part; nothing in a life of the
 * storage that began after it, since phones may have to send again what they sold until then.
 */
export const dueCards = (untilMs: InstantMs, limit: number): Statement => ({
  name: 'read-due-cards',
  text: `SELECT d.card_id, d.programme_id, c.code, ARRAY(SELECT DISTINCT e.store_id FROM (SELECT f.judged_no FROM feed f WHERE f.scope_kind = ${scopeKindNumbers.card} AND f.scope_id = d.card_id ORDER BY f.judged_no DESC LIMIT ${movementsMax}) m
        JOIN occurrences e ON e.judged_no = m.judged_no JOIN programmes p ON p.id = d.programme_id JOIN store_programmes j ON j.store_id = e.store_id AND j.programme_id = p.campaign_id ORDER BY 1) AS stores
    FROM (SELECT s.card_id, s.programme_id, s.ends_ms FROM card_states s WHERE s.ends_ms <= $1 AND (SELECT began_ms FROM server_life) <= $1 ORDER BY s.ends_ms, s.card_id, s.programme_id LIMIT $2) d
    JOIN cards c ON c.id = d.card_id ORDER BY d.ends_ms, d.card_id, d.programme_id`,
  values: [untilMs, limit],
});

/** Each programme by itself, so that no store hears of one in which it takes no part. Law: own tenant */
export const dueCardsOf = (rows: readonly SqlRow[]): readonly DueCard[] =>
  (rows as readonly DueRow[]).map(({ card_id: id, programme_id, code, stores }) => ({ id, code, programmes: [programme_id], stores }));

type DueRow = { readonly card_id: CardId; readonly programme_id: ProgrammeId; readonly code: CardCode; readonly stores: readonly StoreId[] };

/** The heads of the feeds of stores. */
export const storeHeads = (stores: readonly StoreId[]): Read => ({
  statement: {
    name: 'read-store-heads',
    text: `SELECT u.id, coalesce((SELECT f.judged_no FROM feed f WHERE f.scope_kind = ${scopeKindNumbers.store} AND f.scope_id = u.id ORDER BY f.judged_no DESC LIMIT 1), 0) AS head FROM unnest($1::int4[]) AS u(id)`,
    values: [int4Array(stores)],
  },
  remember: (memory, rows: readonly HeadRow[]) => {
    for (const { id, head } of rows) memory.scopeHeads.set(`store:${id}`, head);
  },
});

type HeadRow = { readonly id: StoreId; readonly head: JudgedNo };
