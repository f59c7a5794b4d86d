import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { claimsContract } from './claims-contract.ts';

claimsContract('claims on the embedded database', embeddedTestDatabase);
