import { rmSync } from 'node:fs';
import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { campaignLifeContract } from './campaign-life-contract.ts';

campaignLifeContract('the life of campaigns on the embedded database', async () => {
  const { database, dataDir } = await embeddedTestDatabase();
  return { database, drop: async () => rmSync(dataDir, { recursive: true, force: true }) };
});
