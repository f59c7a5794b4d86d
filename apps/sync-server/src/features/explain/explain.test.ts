import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { explainContract } from './explain-contract.ts';

explainContract('explanations on the embedded database', embeddedTestDatabase);
