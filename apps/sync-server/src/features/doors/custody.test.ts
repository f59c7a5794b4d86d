import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { custodyContract } from './custody-contract.ts';

custodyContract('custody in the embedded database', embeddedTestDatabase);
