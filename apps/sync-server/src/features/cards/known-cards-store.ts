import { type Kysely, sql } from 'kysely';
import type { KnownCards } from '@qoa/shared/rules';
import type { Tables } from '../../platform/tables.ts';

/** The segments that have cards, and how many cards told their birthday. */
export const knownCardsOf = async (reading: Kysely<Tables>): Promise<KnownCards> => {
  const segments = await sql<KnownCards['segments'][number]>`SELECT segment, count(*)::int AS cards FROM card_segments WHERE until_no IS NULL GROUP BY segment ORDER BY segment`.execute(reading);
  const birthdays = await sql<KnownCards['birthdays']>`SELECT (SELECT count(*)::int FROM cards WHERE erased_ms IS NULL) AS cards, (SELECT count(*)::int FROM card_birthdays) AS told`.execute(reading);
  return { segments: segments.rows, birthdays: birthdays.rows[0] ?? { cards: 0, told: 0 } };
};
