import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { salesContract } from './sales-contract.ts';

salesContract('campaigns and sales on PostgreSQL', postgresTestDatabase);
