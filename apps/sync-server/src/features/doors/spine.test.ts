import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { spineContract } from './spine-contract.ts';

spineContract('the embedded database', embeddedTestDatabase);
