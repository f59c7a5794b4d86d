import type { CardSessionResponse, LiveMessage, PullResponse } from '@qoa/shared/protocol';
import type { CardCommand, CardInput, CardPage, Failure } from './card-page.ts';
import { applyHint, applyPull, emptyWallet, pullOf, strangers } from './wallet.ts';
import type { Wallet } from './wallet.ts';

type Step = readonly [CardPage, readonly CardCommand[]];

/** The page before anything is known. */
export const openingPage: CardPage = {
  link: 'opening', signal: 'connecting', socket: 'closed', pull: 'idle', secret: null, linkMark: null, card: null, wallet: emptyWallet, seenAtMs: null, failures: 0, returnAfterMs: null, fresh: {},
};

/**
 * The card page as a pure machine: `opening -> open | refused | missing`, `open -> erased`; once open it pulls, listens, and after any silence pulls again.
 * What a hint tells is also found by a pull. Laws: resume, last mile
 */
export const cardStep = (page: CardPage, input: CardInput, nowMs: number): Step => {
  // Whatever still comes is of a card that is nobody's.
  if (page.link === 'erased') return [page, []];
  switch (input.kind) {
    case 'Erased': return [{ ...openingPage, link: 'erased' }, [{ do: 'forget' }]];
    case 'Opened': return opened(page, input);
    case 'CardAnswered': return cardAnswered(page, input.answer, nowMs);
    case 'CardFailed': return cardFailed(page, input.failure);
    case 'PullAnswered': return pullAnswered(page, input.answer, nowMs);
    case 'PullFailed': return pullFailed(page, input.failure);
    case 'LiveSaid': return liveSaid(page, input.message, nowMs);
    case 'LiveClosed': return failed({ ...page, socket: 'closed' }, page.signal === 'live' ? 'fresh' : page.signal);
    case 'BecameVisible':
    case 'RetryDue': return awake(page);
  }
};

const opened = (page: CardPage, { secret, linkMark, saved }: Extract<CardInput, { kind: 'Opened' }>): Step => {
  const known = saved !== null && (secret === null || saved.linkMark === linkMark) ? saved : null;
  const next = { ...page, secret, linkMark: linkMark ?? known?.linkMark ?? null, ...(known === null ? {} : { card: known.card, wallet: known.wallet, seenAtMs: known.seenAtMs }) };
  return [next, [openCommand(next)]];
};

const openCommand = ({ secret }: CardPage): CardCommand => (secret === null ? { do: 'open-again' } : { do: 'open-link', secret });

const cardAnswered = (page: CardPage, { card, epoch }: CardSessionResponse, nowMs: number): Step => {
  const sameCard = page.card?.code === card.code && page.wallet.epoch === epoch;
  const open: CardPage = { ...page, link: 'open', secret: null, card, wallet: sameCard ? page.wallet : emptyWallet, seenAtMs: nowMs, failures: 0 };
  const [next, commands] = listening(...pulling(open));
  return [next, [...(page.secret === null ? [] : [{ do: 'clear-fragment' } as const]), ...commands]];
};

const cardFailed = (page: CardPage, failure: Failure): Step => {
  if (failure !== 'refused') return failed(page, failure);
  const missing = page.secret === null && page.card === null;
  return [{ ...openingPage, link: missing ? 'missing' : 'refused' }, [{ do: 'forget' }]];
};

const pullAnswered = (page: CardPage, answer: PullResponse, nowMs: number): Step => {
  const { wallet, left } = applyPull(page.wallet, answer);
  const heard: CardPage = { ...page, pull: 'idle', signal: page.socket === 'open' ? 'live' : 'fresh', failures: page.socket === 'open' ? 0 : page.failures };
  const [next, commands] = remembered(heard, wallet, nowMs);
  if (left === 'gap') return failed(next, next.signal, commands);
  return left === 'rows' || page.pull === 'wanted-again' ? pulling(next, commands) : [next, commands];
};

const pullFailed = (page: CardPage, failure: Failure): Step =>
  failure === 'refused' ? cardFailed(page, failure) : failed({ ...page, pull: 'idle' }, failure);

const liveSaid = (page: CardPage, message: LiveMessage, nowMs: number): Step => {
  if ('ready' in message) {
    const { epoch, heads } = message.ready;
    const next: CardPage = { ...page, socket: 'open', signal: 'live', failures: 0, seenAtMs: nowMs };
    const behind = epoch !== page.wallet.epoch || Object.entries(heads).some(([scope, head]) => (page.wallet.after[scope] ?? -1) < head);
    return behind ? pulling(next) : [next, []];
  }
  if ('bye' in message) return [{ ...page, returnAfterMs: message.bye.retryAfterMs }, []];
  if (!('hint' in message)) return [page, []];
  const { scope, head, rows } = message.hint;
  const wallet = applyHint(page.wallet, scope, head, rows);
  if (wallet === null) return pulling(page);
  const [next, commands] = remembered({ ...page, signal: 'live' }, wallet, nowMs);
  // A first stamp in a campaign that was published while the page was open: what it is comes by a pull.
  return strangers(wallet) > strangers(page.wallet) ? pulling(next, commands) : [next, commands];
};

/** After sleep or silence: whatever was missed is found by a pull. */
const awake = (page: CardPage): Step => {
  if (page.link === 'open') return listening(...pulling(page));
  return page.link === 'opening' ? [page, [openCommand(page)]] : [page, []];
};

const pulling = (page: CardPage, before: readonly CardCommand[] = []): Step =>
  page.pull === 'idle' ? [{ ...page, pull: 'under-way' }, [...before, { do: 'pull', request: pullOf(page.wallet) }]] : [{ ...page, pull: 'wanted-again' }, before];

const listening = (page: CardPage, before: readonly CardCommand[]): Step =>
  page.socket === 'closed' ? [{ ...page, socket: 'opening' }, [...before, { do: 'connect' }]] : [page, before];

const failed = (page: CardPage, signal: CardPage['signal'], before: readonly CardCommand[] = []): Step =>
  [{ ...page, signal, failures: page.failures + 1, returnAfterMs: null }, [...before, { do: 'retry', afterMs: page.returnAfterMs ?? Math.min(30_000, 1000 * 2 ** page.failures) }]];

const remembered = (page: CardPage, wallet: Wallet, nowMs: number): Step => {
  if (page.card === null) return [page, []];
  const more = gained(page.wallet, wallet);
  const next: CardPage = { ...page, wallet, seenAtMs: nowMs, fresh: Object.keys(more).length > 0 ? more : page.fresh };
  return [next, [{ do: 'save', saved: { v: 3, linkMark: page.linkMark, card: page.card, wallet, seenAtMs: nowMs } }]];
};

/** Stamps that came since; a card seen for the first time has none to celebrate. */
const gained = (before: Wallet, after: Wallet): Readonly<Record<string, number>> =>
  before.epoch === null ? {} : Object.fromEntries(Object.entries(after.standings).flatMap(([programme, { balance }]) => {
    const more = balance - (before.standings[programme]?.balance ?? 0);
    return more > 0 ? [[programme, more]] : [];
  }));
