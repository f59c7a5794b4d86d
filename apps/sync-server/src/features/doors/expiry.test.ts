import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { expiryContract } from './expiry-contract.ts';

expiryContract('what ends, on the embedded database', embeddedTestDatabase);
