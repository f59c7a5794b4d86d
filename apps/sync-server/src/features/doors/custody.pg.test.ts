import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { custodyContract } from './custody-contract.ts';

custodyContract('custody in PostgreSQL', postgresTestDatabase);
