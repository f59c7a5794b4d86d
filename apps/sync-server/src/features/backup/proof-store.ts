import { sql } from 'kysely';
import type { Epoch, JudgedNo } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';
import { sqlLedger } from '../ledger/index.ts';

/** A storage as it stands: where it is in its life, and the hash of its ledger, told by its balances and by its postings. */
export interface Proof {
  readonly epoch: Epoch;
  readonly judgedNo: JudgedNo;
  readonly stateHash: string;
  readonly replayHash: string;
  readonly migration: string;
}

/** Reads all of it in one snapshot. Null: nobody ever judged here. */
export const proofOf = ({ kysely }: Pick<Database, 'kysely'>): Promise<Proof | null> =>
  kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (reading) => {
    const life = await reading.selectFrom('server_life').select('epoch').executeTakeFirst();
    const term = await reading.selectFrom('judge_term').select('judged_no').executeTakeFirst();
    if (life === undefined || term === undefined) return null;
    const last = await sql<{ readonly name: string }>`SELECT name FROM migrations ORDER BY name DESC LIMIT 1`.execute(reading);
    const ledger = sqlLedger({ kysely: reading });
    const [stateHash, replayHash] = [await ledger.stateHash(), await ledger.replayHash()];
    return { epoch: life.epoch.toString('hex') as Epoch, judgedNo: term.judged_no, stateHash, replayHash, migration: last.rows[0]?.name ?? '' };
  });
