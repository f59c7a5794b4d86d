import { createHash } from 'node:crypto';
import type { Database } from '@qoa/sync-server/platform/database';
import type { PullResponse } from '@qoa/shared/protocol';
import type { Happening } from '../src/diary.ts';
import type { Reader } from '../src/feed-pages.ts';
import { cardIds, startMs } from '../src/town.ts';
import { differs, pagesDiffer, plain } from './compare.ts';
import { openRealPhone, type RealPhone } from './real-phone.ts';
import { againOnPhone, type OnPhone } from './phone-again.ts';
import { openRealServer, type RealServer } from './real-server.ts';

/** Does a schedule's happenings again with the real adapters, in order, and tells the first difference; null: they agree. */
export const liveAgain = async (happenings: readonly Happening[], database: Database): Promise<string | null> => {
  const server = await openRealServer(database);
  const phones = new Map<string, RealPhone>();
  const real = new WeakMap<PullResponse, PullResponse>();
  const phoneOf = async (name: string): Promise<RealPhone> => {
    const known = phones.get(name) ?? (await openRealPhone(() => startMs));
    phones.set(name, known);
    return known;
  };
  try {
    for (const [at, happening] of happenings.entries()) {
      const difference = 'phone' in happening ? await againOnPhone(await phoneOf(happening.phone), happening satisfies OnPhone, real) : await againOnServer(server, happening, real);
      if (difference !== null) return `happening ${at}, ${happening.did}: ${difference}`;
    }
    return null;
  } finally {
    for (const phone of phones.values()) phone.close();
    await server.close();
  }
};

const againOnServer = async (server: RealServer, happening: Exclude<Happening, OnPhone>, real: WeakMap<PullResponse, PullResponse>): Promise<string | null> => {
  switch (happening.did) {
    case 'enrolled':
      await server.enrol(happening.enrolment, happening.store, happening.atMs);
      return null;
    case 'revoked':
      await server.revoke(happening.enrolment, happening.atMs);
      return null;
    case 'published':
      await server.publish(happening.what, happening.atMs);
      return null;
    case 'expired':
      return differs('cards of which the clock took what had ended', happening.taken, await server.expire(happening.untilMs));
    case 'backed-up':
      await server.backUp();
      return null;
    case 'restored':
      await server.restore(happening.epoch, happening.atMs);
      return null;
    case 'judge-replaced':
      await server.replaceJudge();
      return null;
    case 'compacted':
      await server.compact(happening.store, happening.upTo);
      return null;
    case 'transaction-failed':
      server.line.breakNext('before');
      return null;
    case 'delivered':
      if (happening.lost) server.line.breakNext('behind');
      return deliverAgain(server, happening).finally(() => server.line.breakNext(null));
    case 'pulled':
      return pullAgain(server, happening, real);
    case 'ended':
      return endAgain(server, happening);
  }
};

const deliverAgain = async (server: RealServer, { deliveries }: Extract<Happening, { did: 'delivered' }>): Promise<string | null> => {
  for (const delivered of deliveries) {
    const { answers, sendFrom, frontier, highestSeq, unreadable } = await server.deliver(delivered);
    const difference = differs(
      `${delivered.early ? 'early event' : 'push'} of ${delivered.header.enrolment}`,
      { answers: delivered.answers.map(plain), sendFrom: delivered.sendFrom, frontier: delivered.frontier, highestSeq: delivered.highestSeq, unreadable: delivered.early ? [] : delivered.unreadable },
      { answers: answers.map(plain), sendFrom, frontier, highestSeq, unreadable: unreadable.map(({ hash }) => hash) },
    );
    if (difference !== null) return difference;
  }
  return null;
};

const pullAgain = async (server: RealServer, { reader, request, response }: Extract<Happening, { did: 'pulled' }>, real: WeakMap<PullResponse, PullResponse>): Promise<string | null> => {
  const asked = readerOf(reader);
  if (asked === null) return null;
  const pulled = await server.pull(asked, request);
  if (pulled === null) return 'the real feed knows no epoch';
  real.set(response, pulled);
  return pagesDiffer(response, pulled);
};

const readerOf = (reader: Reader): Parameters<RealServer['pull']>[0] | null => {
  if (reader.reader === 'console') return { kind: 'console' };
  const card = reader.reader === 'card' ? cardIds.get(reader.card) : undefined;
  if (card !== undefined) return { kind: 'card', card };
  return reader.reader === 'device' && reader.enrolment !== null ? { kind: 'device', enrolment: reader.enrolment, store: reader.store } : null;
};

const endAgain = async ({ ledger, head }: RealServer, ended: Extract<Happening, { did: 'ended' }>): Promise<string | null> => {
  const balances = new Map([...ended.balances].filter(([, units]) => units !== 0));
  const stateHash = createHash('sha256').update(ended.stateText).digest('hex');
  return (
    differs('head', ended.head, head()) ??
    differs('balances', balances, await ledger.balances()) ??
    differs('state hash', stateHash, await ledger.stateHash()) ??
    differs('hash of the replayed postings', stateHash, await ledger.replayHash())
  );
};

