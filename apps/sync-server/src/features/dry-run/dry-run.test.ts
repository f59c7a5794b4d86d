import { wipedEmbeddedDatabase } from '../../platform/test-embedded-wiped.ts';
import { dryRunContract } from './dry-run-contract.ts';

dryRunContract('a dry run on the embedded database', wipedEmbeddedDatabase);
