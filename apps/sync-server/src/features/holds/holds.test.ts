import { wipedEmbeddedDatabase } from '../../platform/test-embedded-wiped.ts';
import { holdsContract } from './holds-contract.ts';

holdsContract('custody in the embedded database', wipedEmbeddedDatabase);
