import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { holdsContract } from './holds-contract.ts';

holdsContract('custody in PostgreSQL', postgresTestDatabase);
