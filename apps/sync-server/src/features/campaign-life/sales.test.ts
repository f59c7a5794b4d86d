import { wipedEmbeddedDatabase } from '../../platform/test-embedded-wiped.ts';
import { salesContract } from './sales-contract.ts';

salesContract('campaigns and sales on the embedded database', wipedEmbeddedDatabase);
