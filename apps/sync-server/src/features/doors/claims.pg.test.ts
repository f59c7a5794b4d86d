import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { claimsContract } from './claims-contract.ts';

claimsContract('claims on PostgreSQL', postgresTestDatabase);
