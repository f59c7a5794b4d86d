import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { salesContract } from './sales-contract.ts';

salesContract('campaigns and sales on the embedded database', embeddedTestDatabase);
