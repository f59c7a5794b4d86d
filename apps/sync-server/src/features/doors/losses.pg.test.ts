import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { lossesContract } from './losses-contract.ts';

lossesContract('losses on PostgreSQL', postgresTestDatabase);
