import { wipedEmbeddedDatabase } from '../../platform/test-embedded-wiped.ts';
import { explainContract } from './explain-contract.ts';

explainContract('explanations on the embedded database', wipedEmbeddedDatabase);
