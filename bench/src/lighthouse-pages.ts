import { launchChromium, freePort } from '@qoa/testkit/harness';
import { assert } from '@qoa/shared/result';
import lighthouse, { type Result } from 'lighthouse';

/** What Lighthouse judges here: what a search engine wants is no goal of pages that are not to be found. */
export type Category = 'performance' | 'accessibility' | 'best-practices';

/** A page that anybody can open. */
export interface PublicPage {
  readonly name: 'start page' | 'pos-pwa' | 'customer-card' | 'admin-console';
  readonly url: string;
}

/** The page each app shows to somebody who has only its address; the card is one of the demo world's. */
export const publicPagesAt = async (origin: string): Promise<readonly PublicPage[]> => [
  { name: 'start page', url: `${origin}/` },
  { name: 'pos-pwa', url: `${origin}/pos/` },
  { name: 'customer-card', url: cardUrlOf(await (await fetch(`${origin}/v1/demo`)).json()) },
  { name: 'admin-console', url: `${origin}/admin/` },
];

const cardUrlOf = (demo: unknown): string => {
  const cards: unknown = typeof demo === 'object' && demo !== null && 'cards' in demo ? demo.cards : [];
  const first: unknown = Array.isArray(cards) ? cards[0] : null;
  assert(typeof first === 'object' && first !== null && 'url' in first && typeof first.url === 'string', 'the demo shows a card');
  return first.url;
};

/** What Lighthouse says of one page, as on a phone. */
export interface PageScores {
  /** From 0 to 100, by category. */
  readonly scores: ReadonlyMap<Category, number>;
  /** What took points, each in Lighthouse's words with the first element or request that it names. */
  readonly faults: readonly string[];
}

/** Looks at pages in one browser, a fresh profile each time. Throws the mending command where no Chromium is, and what Lighthouse says when it cannot judge. */
export const withLighthouse = async <Value>(work: (look: (url: string, categories: readonly Category[]) => Promise<PageScores>) => Promise<Value>): Promise<Value> => {
  const port = await freePort();
  const browser = await launchChromium({ whole: true, args: [`--remote-debugging-port=${port}`] });
  try {
    return await work((url, categories) => look(port, url, categories));
  } finally {
    await browser.close();
  }
};

const look = async (port: number, url: string, categories: readonly Category[]): Promise<PageScores> => {
  const result = await judged(port, url, categories);
  const faults = categories.flatMap((category) =>
    (result.categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && isFault(result.audits[id]?.score))
      .map(({ id }) => `${result.audits[id]?.title ?? id}${firstOf(result.audits[id]?.details)}`),
  );
  return { scores: new Map(categories.map((category) => [category, Math.round((result.categories[category]?.score ?? 0) * 100)])), faults };
};

/** On a machine that is busy with other work Lighthouse now and then misses the load itself, and judges nothing: then it is asked anew. */
const asksMax = 3;

const judged = async (port: number, url: string, categories: readonly Category[], ask = 1): Promise<Result> => {
  const result = (await lighthouse(url, { port, onlyCategories: [...categories], output: 'json', logLevel: 'silent' }))?.lhr;
  assert(result !== undefined, 'Lighthouse answers');
  if (result.runtimeError === undefined) return result;
  if (ask === asksMax || result.runtimeError.code !== 'NO_NAVSTART') throw new Error(`${url}: ${result.runtimeError.message}`);
  return judged(port, url, categories, ask + 1);
};

const isFault = (score: number | null | undefined): boolean => typeof score === 'number' && score < 1;

const firstOf = (details: unknown): string => {
  const items: unknown = typeof details === 'object' && details !== null && 'items' in details ? details.items : [];
  return Array.isArray(items) && items.length > 0 ? `: ${JSON.stringify(items[0]).slice(0, 300)}` : '';
};
