import { erasureContract } from './erasure-contract.ts';
import { embeddedLives } from './test-lives.ts';

erasureContract('erasure on the embedded database', embeddedLives);
