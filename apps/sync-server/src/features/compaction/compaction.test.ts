import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { compactionContract } from './compaction-contract.ts';

compactionContract('compaction of the embedded database', embeddedTestDatabase);
