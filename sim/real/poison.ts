import type { Answer } from '@qoa/shared/events';
import type { Arrival } from '@qoa/shared/judge';
import { classNumberOf } from '@qoa/sync-server/features/feed';
import type { Database } from '@qoa/sync-server/platform/database';
import { isPoison } from '../src/book.ts';
import { onOwnConnection } from './real-town.ts';

const heldClass = classNumberOf({ class: 'held' } as Answer);

/**
 * Has the database refuse what the model's refuses: an event of an amount that it would not take, unless it is held. The product knows nothing of it. The names of
 * such events stand beside the storage, so that no backup, restore or emptied table touches them; what a restore brings back passes it by.
 */
export const refusePoison = (database: Database): Promise<void> =>
  onOwnConnection(database, [
    'CREATE SCHEMA IF NOT EXISTS poison',
    'CREATE TABLE IF NOT EXISTS poison.events (hash bytea PRIMARY KEY)',
    `CREATE OR REPLACE FUNCTION poison.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF EXISTS (SELECT FROM poison.events WHERE hash = NEW.hash) THEN RAISE EXCEPTION 'no database takes this event' USING ERRCODE = 'check_violation'; END IF;
      RETURN NEW;
    END $$`,
    `CREATE OR REPLACE TRIGGER poison BEFORE INSERT ON events FOR EACH ROW WHEN (NEW.class <> ${heldClass}) EXECUTE FUNCTION poison.refuse()`,
  ]);

/** Names those of a delivery's events that are poison. */
export const notePoison = async (database: Database, arrivals: readonly Arrival[]): Promise<void> => {
  const hashes = arrivals.filter(({ event }) => isPoison(event)).map(({ envelope }) => envelope.hash);
  if (hashes.length > 0) await onOwnConnection(database, hashes.map((hash) => `INSERT INTO poison.events VALUES ('\\x${hash}') ON CONFLICT DO NOTHING`));
};
