import { rmSync } from 'node:fs';
import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { participationContract } from './participation-contract.ts';

participationContract('participation on the embedded database', async () => {
  const { database, dataDir } = await embeddedTestDatabase();
  return { database, drop: async () => rmSync(dataDir, { recursive: true, force: true }) };
});
