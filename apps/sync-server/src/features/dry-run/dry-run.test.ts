import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { dryRunContract } from './dry-run-contract.ts';

dryRunContract('a dry run on the embedded database', embeddedTestDatabase);
