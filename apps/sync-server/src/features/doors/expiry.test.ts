import { wipedEmbeddedDatabase } from '../../platform/test-embedded-wiped.ts';
import { expiryContract } from './expiry-contract.ts';

expiryContract('what ends, on the embedded database', wipedEmbeddedDatabase);
