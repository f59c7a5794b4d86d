import { rmSync } from 'node:fs';
import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { audiencesContract } from './audiences-contract.ts';

audiencesContract('what campaigns may name, on the embedded database', async () => {
  const { database, dataDir } = await embeddedTestDatabase();
  return { database, drop: async () => rmSync(dataDir, { recursive: true, force: true }) };
});
