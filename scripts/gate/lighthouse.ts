import { publicPagesAt, withLighthouse, type Category } from '../../bench/src/lighthouse-pages.ts';
import { startPhoneServer } from '../../bench/src/phone-server.ts';
import type { Outcome } from './check.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { runCommand } from './run-command.ts';

const categories: readonly Category[] = ['accessibility', 'best-practices'];

/** Every public page, as a phone shows it, has nothing for Lighthouse to find. How fast pages are is the bench's to say. */
export const checkLighthouse = async (): Promise<Outcome> => {
  await ensureChromium();
  const built = await runCommand(process.execPath, ['scripts/boot.mjs', 'build'], { timeoutMs: 180_000 });
  if (!built.ok) return { passed: 0, failed: 1, problems: [built.out + built.err] };
  const server = await startPhoneServer(null);
  try {
    return outcomeOf(await problemsByPage(server.origin));
  } finally {
    await server.stop();
  }
};

const problemsByPage = (origin: string): Promise<readonly (readonly string[])[]> =>
  withLighthouse(async (look) => {
    const found: (readonly string[])[] = [];
    for (const { name, url } of await publicPagesAt(origin)) {
      const { scores, faults } = await look(url, categories);
      const lost = [...scores].filter(([, score]) => score < 100).map(([category, score]) => `${name}: ${category} ${score} of 100`);
      found.push(lost.length === 0 ? [] : [...lost, ...faults.map((fault) => `${name}: ${fault}`)]);
    }
    return found;
  });

const outcomeOf = (pages: readonly (readonly string[])[]): Outcome => ({
  passed: pages.filter((problems) => problems.length === 0).length,
  failed: pages.filter((problems) => problems.length > 0).length,
  problems: pages.flat(),
});
