import { wipedEmbeddedDatabase } from '../../platform/test-embedded-wiped.ts';
import { outlookContract } from './outlook-contract.ts';

outlookContract('outlooks on the embedded database', wipedEmbeddedDatabase);
