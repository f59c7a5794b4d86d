import type { BalanceRow, CardSaleRow, EndedGiven, FeedRow, Scope } from '@qoa/shared/feed';
import type { FeedPage, PullRequest, PullResponse } from '@qoa/shared/protocol';
import { type Offers, withOffer } from './offers.ts';
import { isAdjusted, isBalance, isCampaign, isExpired, isSale } from './rows.ts';

/** Where the card stands in one programme, as of `judgedNo`. */
export interface Standing {
  readonly balance: number;
  readonly judgedNo: number;
}

/** A purchase as its customer sees it; without a product it is what has ended, or what Qoa made good after a failure of its own. */
export interface Movement extends CardSaleRow {
  readonly judgedNo: number;
  /** What has ended of the card; absent: this is no ending. */
  readonly ended?: readonly EndedGiven[];
}

/** Everything that the page knows of a card, with the cursor that says up to where. It is saved as it stands. */
export interface Wallet {
  readonly epoch: PullRequest['epoch'];
  readonly after: Readonly<Record<Scope, number>>;
  readonly standings: Readonly<Record<string, Standing>>;
  readonly offers: Offers;
  /** Newest first, at most 20. */
  readonly movements: readonly Movement[];
}

export const emptyWallet: Wallet = { epoch: null, after: {}, standings: {}, offers: {}, movements: [] };

const movementsMax = 20;

/** What to ask for next. */
export const pullOf = (wallet: Wallet): PullRequest => ({ epoch: wallet.epoch, after: wallet.after, limit: 100 });

/** What a pull left to do: nothing, another pull for the rows that are left, or a later one because rows were missing. */
export interface Pulled {
  readonly wallet: Wallet;
  readonly left: 'nothing' | 'rows' | 'gap';
}

/**
 * Applies what a pull brought. Where rows are missing the scope's cursor is forgotten, so that the next pull brings it whole.
 *
 * Law: resume
 */
export const applyPull = (wallet: Wallet, pulled: PullResponse): Pulled => {
  const start: Wallet = wallet.epoch === pulled.epoch ? wallet : { ...emptyWallet, epoch: pulled.epoch };
  return pulled.pages.reduce<Pulled>((so, page) => {
    const next = applyPage(so.wallet, page);
    if (next === null) return { wallet: forgetCursor(so.wallet, page.scope), left: 'gap' };
    return { wallet: next, left: so.left === 'nothing' && page.more ? 'rows' : so.left };
  }, { wallet: start, left: 'nothing' });
};

/** Applies rows told live; null when rows are missing before them or were left out: then a pull finds them. Law: last mile */
export const applyHint = (wallet: Wallet, scope: Scope, head: number, rows: readonly FeedRow[] | undefined): Wallet | null => {
  if ((wallet.after[scope] ?? -1) >= head) return wallet;
  if (rows === undefined || rows.at(-1)?.judgedNo !== head || wallet.after[scope] === undefined) return null;
  return applyPage(wallet, { scope, snapshot: false, floor: 0, head, rows, more: false });
};

/** How many of the card's balances are in programmes that the wallet has not heard of. */
export const strangers = ({ standings, offers }: Wallet): number => {
  const known = new Set(Object.values(offers).flatMap((published) => published.flatMap(({ units }) => units.map(({ programme }) => String(programme)))));
  return Object.keys(standings).filter((programme) => !known.has(programme)).length;
};

const applyPage = (wallet: Wallet, page: FeedPage): Wallet | null => {
  if (page.snapshot) return page.rows.reduce(applyRow, at(cleared(wallet, page), page.scope, page.head));
  let cursor = wallet.after[page.scope] ?? 0;
  let next = wallet;
  for (const row of page.rows) {
    if (row.judgedNo <= cursor) continue;
    if (row.prev !== cursor) return null;
    next = applyRow(next, row);
    cursor = row.judgedNo;
  }
  return at(next, page.scope, cursor);
};

const at = (wallet: Wallet, scope: Scope, judgedNo: number): Wallet => ({ ...wallet, after: { ...wallet.after, [scope]: judgedNo } });

const cleared = (wallet: Wallet, page: FeedPage): Wallet => (page.scope.startsWith('card:') ? { ...wallet, standings: {}, movements: [] } : wallet);

const forgetCursor = (wallet: Wallet, scope: Scope): Wallet => {
  const { [scope]: _, ...after } = wallet.after;
  return { ...wallet, after };
};

/** A row of an unknown kind is passed over. Law: old phones */
const applyRow = (wallet: Wallet, row: FeedRow): Wallet => {
  const { kind, body, judgedNo } = row;
  if (kind === 'campaign' && isCampaign(body)) return { ...wallet, offers: withOffer(wallet.offers, body) };
  if (kind === 'balance' && isBalance(body)) return withStanding(wallet, body, judgedNo);
  if (kind === 'sale' && isSale(body)) return withMovement(wallet, { ...body, judgedNo });
  if (kind === 'adjusted' && isAdjusted(body)) return withMovement(wallet, { judgedNo, atMs: body.atMs, storeName: '', products: [], answer: { class: 'accepted', code: null, facts: {}, given: body.given, judgedNo } });
  if (kind === 'expired' && isExpired(body)) {
    const { atMs, ended } = body;
    const standing = ended.reduce((so, each) => withStanding(so, each, judgedNo), wallet);
    return withMovement(standing, { judgedNo, atMs, ended, storeName: '', products: [], answer: { class: 'accepted', code: null, facts: {}, given: [], judgedNo } });
  }
  return wallet;
};

const withMovement = (wallet: Wallet, movement: Movement): Wallet => {
  const given = movement.answer.given.reduce((so, { programme, balance }) => withStanding(so, { programme, balance }, movement.judgedNo), wallet);
  const others = given.movements.filter(({ judgedNo }) => judgedNo !== movement.judgedNo);
  return { ...given, movements: [movement, ...others].sort((a, b) => b.judgedNo - a.judgedNo).slice(0, movementsMax) };
};

/** A balance is written only over one of a lower number, so no page can turn it back. */
const withStanding = (wallet: Wallet, { programme, balance }: Pick<BalanceRow, 'programme' | 'balance'>, judgedNo: number): Wallet => {
  const known = wallet.standings[programme];
  return known !== undefined && known.judgedNo > judgedNo ? wallet : { ...wallet, standings: { ...wallet.standings, [programme]: { balance, judgedNo } } };
};
