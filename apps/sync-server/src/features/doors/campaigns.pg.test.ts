import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { campaignsContract } from './campaigns-contract.ts';

campaignsContract('campaigns on PostgreSQL', postgresTestDatabase);
