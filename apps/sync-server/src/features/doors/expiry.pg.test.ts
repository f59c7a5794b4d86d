import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { expiryContract } from './expiry-contract.ts';

expiryContract('what ends, on PostgreSQL', postgresTestDatabase);
