import { erasureContract } from './erasure-contract.ts';
import { postgresLives } from './test-lives.ts';

erasureContract('erasure on PostgreSQL', postgresLives);
