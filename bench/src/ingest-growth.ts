import pg from 'pg';
import { size } from './ingest-phones.ts';

/**
 * Fills a served database with the past of `count` events, below the first number of the present: postings, lots of random cards and
 * programmes, and the rows of cards' feeds, the tables in which a new event lands at a random place.
 */
export const growTo = async (url: string, count: number): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const card = `(g * 7919::bigint % ${size.cards} + 1)::int`;
    const programme = `(g % ${size.programmes} + 1)::int`;
    const past = `FROM generate_series(1, ${count}) g`;
    await client.query(`INSERT INTO postings SELECT -g, 0, 1, 2, 1, ${programme}, 1, 1, 0, ${card}, 1 ${past}`);
    await client.query(`INSERT INTO lots SELECT ${card}, ${programme}, 1, -g, 1, 1, NULL ${past} ORDER BY 1, 2`);
    await client.query(`INSERT INTO feed SELECT 2, 1, ${card}, -g, -g - 1 ${past} ORDER BY 3`);
    for (const table of ['postings', 'lots', 'feed']) await client.query(`VACUUM ANALYZE ${table}`);
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
};
