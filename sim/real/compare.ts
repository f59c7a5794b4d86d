import type { Answer } from '@qoa/shared/events';
import type { BalanceRow, FeedRow, StoreClaimRow, StoreSaleRow } from '@qoa/shared/feed';
import type { FeedPage, PullResponse } from '@qoa/shared/protocol';

/** A difference between the model and the real adapters, in words; null: none. */
export const differs = (what: string, model: unknown, real: unknown): string | null => {
  const [expected, found] = [canonical(model), canonical(real)];
  return expected === found ? null : `${what}: the model says ${expected}, the real one ${found}`;
};

/** What of an answer both layers must say alike. */
export const plain = ({ seq, hash, judgedNo, class: answerClass, code, facts, given }: Answer): object => ({ seq, hash, judgedNo, class: answerClass, code, facts, given });

/**
 * The pages of a pull: of rows each is compared, of a snapshot where it leaves the reader and what it says of cards, since each layer tells the rest in its own way.
 * Scopes that the model does not follow are left aside.
 */
export const pagesDiffer = (model: PullResponse, real: PullResponse): string | null => {
  for (const page of model.pages) {
    const other = real.pages.find(({ scope }) => scope === page.scope);
    if (other === undefined) return `pull of ${page.scope}: the real feed has no page, the model's head is ${page.head}`;
    const difference = differs(`pull of ${page.scope}`, shapeOf(page), shapeOf(other)) ?? (page.snapshot ? balancesDiffer(page, other) : null);
    if (difference !== null) return difference;
  }
  return null;
};

const shapeOf = ({ scope, snapshot, floor, head, rows, judged }: FeedPage): object => ({ snapshot, floor, head, rows: snapshot ? null : rows.map((row) => rowOf(scope, row)), judged: judged ?? null });

/** What the real snapshot says of cards is what the model says; and it speaks of those that bought here lately, where the model speaks of all. */
const balancesDiffer = (model: FeedPage, real: FeedPage): string | null => {
  const bought = new Set(model.rows.filter(({ kind }) => kind === 'sale' || kind === 'claim').map(({ body }) => body as StoreSaleRow | StoreClaimRow).filter(({ answer }) => answer.class === 'accepted').map(({ card }) => card));
  const told = balancesOf(real);
  const spoken = new Set([...told.values()].map(({ card }) => card));
  const expected = [...balancesOf(model)].filter(([, { card }]) => spoken.has(card) || (model.scope.startsWith('store:') && bought.has(card)));
  return differs(`balances in a snapshot of ${model.scope}`, new Map(expected), told);
};

const balancesOf = ({ rows }: FeedPage): ReadonlyMap<string, BalanceRow> =>
  new Map(rows.filter(({ kind }) => kind === 'balance').map(({ body }) => body as BalanceRow).map((row) => [`${row.card}:${row.programme}`, row]));

const rowOf = (scope: string, { judgedNo, prev, kind, body }: FeedRow): object => {
  if (scope === 'console') return { judgedNo, prev };
  if (typeof body !== 'object' || body === null || !('answer' in body)) return { judgedNo, prev, kind, body };
  // The model has no words for codes that phones may not know.
  if (!scope.startsWith('card:')) return { judgedNo, prev, kind, body: { ...body, answer: plain(body.answer as Answer) } };
  const { class: answerClass, code, given } = body.answer as Answer;
  return { judgedNo, prev, kind, answerClass, code, given, storeName: 'storeName' in body ? body.storeName : null };
};

const canonical = (value: unknown): string => JSON.stringify(value, (_key, part: unknown) => (part instanceof Map ? sorted(Object.fromEntries(part)) : isPlain(part) ? sorted(part) : part));

const isPlain = (part: unknown): part is object => typeof part === 'object' && part !== null && !Array.isArray(part);

const sorted = (part: object): object => Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
