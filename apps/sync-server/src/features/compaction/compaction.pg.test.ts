import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { compactionContract } from './compaction-contract.ts';

compactionContract('compaction of PostgreSQL', postgresTestDatabase);
