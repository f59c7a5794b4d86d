import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { campaignsContract } from './campaigns-contract.ts';

campaignsContract('campaigns on the embedded database', embeddedTestDatabase);
