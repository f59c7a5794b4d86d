import { successorsContract } from './successors-contract.ts';
import { postgresLives } from './test-lives.ts';

successorsContract('successors behind a backup of PostgreSQL', postgresLives);
