import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { dryRunContract } from './dry-run-contract.ts';

dryRunContract('a dry run on PostgreSQL', postgresTestDatabase);
