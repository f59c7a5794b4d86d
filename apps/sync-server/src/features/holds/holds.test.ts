import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { holdsContract } from './holds-contract.ts';

holdsContract('custody in the embedded database', embeddedTestDatabase);
