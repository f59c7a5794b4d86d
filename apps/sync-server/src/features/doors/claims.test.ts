import { wipedEmbeddedDatabase } from '../../platform/test-embedded-wiped.ts';
import { claimsContract } from './claims-contract.ts';

claimsContract('claims on the embedded database', wipedEmbeddedDatabase);
