import { sql } from 'kysely';

/** The columns of `StoreFacts`, of `stores s`. */
export const storeFacts = sql.raw('s.id, s.type, s.country, s.state, s.city, ARRAY(SELECT l.list FROM store_lists l WHERE l.store_id = s.id ORDER BY 1) AS lists');
