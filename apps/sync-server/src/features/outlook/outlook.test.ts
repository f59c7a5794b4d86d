import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { outlookContract } from './outlook-contract.ts';

outlookContract('outlooks on the embedded database', embeddedTestDatabase);
