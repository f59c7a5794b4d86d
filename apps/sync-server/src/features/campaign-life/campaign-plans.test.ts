import { rmSync } from 'node:fs';
import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { campaignPlansContract } from './campaign-plans-contract.ts';

campaignPlansContract('plans of campaigns on the embedded database', async () => {
  const { database, dataDir } = await embeddedTestDatabase();
  return { database, drop: async () => rmSync(dataDir, { recursive: true, force: true }) };
});
