import { successorsContract } from './successors-contract.ts';
import { embeddedLives } from './test-lives.ts';

successorsContract('successors behind a backup of the embedded database', embeddedLives);
