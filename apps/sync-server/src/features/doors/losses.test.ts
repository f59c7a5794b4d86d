import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { lossesContract } from './losses-contract.ts';

lossesContract('losses on the embedded database', embeddedTestDatabase);
