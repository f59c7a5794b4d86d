import { wipedEmbeddedDatabase } from '../../platform/test-embedded-wiped.ts';
import { audiencesContract } from './audiences-contract.ts';

audiencesContract('what campaigns may name, on the embedded database', wipedEmbeddedDatabase);
