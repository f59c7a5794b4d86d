import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { outlookContract } from './outlook-contract.ts';

outlookContract('outlooks on PostgreSQL', postgresTestDatabase);
