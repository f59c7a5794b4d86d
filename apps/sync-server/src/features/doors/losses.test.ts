import { wipedEmbeddedDatabase } from '../../platform/test-embedded-wiped.ts';
import { lossesContract } from './losses-contract.ts';

lossesContract('losses on the embedded database', wipedEmbeddedDatabase);
