import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { basisContract } from './basis-contract.ts';
import { carriedContract } from './carried-contract.ts';
import { spineContract } from './spine-contract.ts';

spineContract('the embedded database', embeddedTestDatabase);
carriedContract('sales carried to the embedded database', embeddedTestDatabase);
basisContract('what phones had read, on the embedded database', embeddedTestDatabase);
