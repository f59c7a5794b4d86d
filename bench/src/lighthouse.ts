import { cpus, loadavg } from 'node:os';
import { startPostgres } from '@qoa/testkit/harness';
import { publicPagesAt, withLighthouse, type Category, type PageScores, type PublicPage } from './lighthouse-pages.ts';
import { startPhoneServer } from './phone-server.ts';
import { type Bench, machine, median, plain, reaches, type Row } from './report.ts';
import { keepResult } from './results.ts';

const categories: readonly Category[] = ['performance', 'accessibility', 'best-practices'];
/** What the gate checks too is 100 everywhere; of speed, what is opened on a phone has a goal. */
const speedGoals: Readonly<Partial<Record<PublicPage['name'], number>>> = { 'customer-card': 100, 'pos-pwa': 95 };

/** What Lighthouse says of the public pages on a phone with a slow line. Goals: quality.md, "Lighthouse". */
export const bench: Bench = async ({ rounds, notice }) => {
  const postgres = await startPostgres();
  try {
    const server = await startPhoneServer((await postgres.createDatabase()).url);
    try {
      const rows = await withLighthouse(async (look) => {
        const found: Row[] = [];
        for (const page of await publicPagesAt(server.origin)) {
          const seen: PageScores[] = [];
          for (let round = 0; round < rounds; round += 1) seen.push(await look(page.url, categories));
          notice(`${page.name} ${categories.map((category) => seen.map(({ scores }) => scores.get(category)).join(' ')).join(' | ')}`);
          found.push(...rowsOf(page, seen));
        }
        return found;
      });
      await keepResult({ bench: 'lighthouse', machine: machine(), rounds, rows }, notes());
      return rows;
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.stop();
  }
};

const rowsOf = ({ name }: PublicPage, seen: readonly PageScores[]): readonly Row[] =>
  categories.map((category) => {
    const score = median(seen.map(({ scores }) => scores.get(category) ?? 0));
    const goal = category === 'performance' ? speedGoals[name] : 100;
    return goal === undefined ? plain(`${name}: ${category}`, score, 'of 100') : reaches(`${name}: ${category}`, score, 'of 100', goal);
  });

const notes = (): string =>
  `Lighthouse 12.8 as it comes for phones: a line and a processor slowed by simulation, from a fresh profile, against the real server on the same machine, whose load average was ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores.`;
