import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { explainContract } from './explain-contract.ts';

explainContract('explanations on PostgreSQL', postgresTestDatabase);
