import { createHash, createHmac, randomBytes } from 'node:crypto';
import { base64urlOf } from '@qoa/shared/bytes';
import { encodeEvent, sealedBytes } from '@qoa/shared/events';
import type { CardCode, Seq } from '@qoa/shared/ids';
import { purposes, type PushHeader } from '@qoa/shared/protocol';
import { keyringOf } from '@qoa/sync-server/features/config';
import { postgresDatabase } from '@qoa/sync-server/platform/postgres-database';
import type { Postgres } from '@qoa/testkit/harness';
import { benchCards, benchGtin, benchMs, type BenchPhone } from './ingest-phones.ts';
import { fillPlatform } from './ingest-platform.ts';
import { benchKeyring } from './ingest-server.ts';

/** A card that opens: its code, and the secret of its link. */
export interface OpenableCard {
  readonly code: CardCode;
  readonly secret: string;
}

/** Fills a database with the platform of `ingest`, and gives the first `count` cards a link. */
export const fillWithLinks = async (postgres: Postgres, count: number): Promise<{ readonly url: string; readonly cards: readonly OpenableCard[] }> => {
  const { url } = await postgres.createDatabase();
  const database = postgresDatabase({ url, poolMax: 2, onIdleError: () => undefined });
  await fillPlatform(database, keyringOf(benchKeyring, randomBytes));
  const cards = benchCards.slice(0, count).map((code) => ({ code, secret: randomBytes(16) }));
  for (let from = 0; from < count; from += 5000) {
    const rows = cards.slice(from, from + 5000).map(({ secret }, i) => ({ secret_hash: createHash('sha256').update(secret).digest(), card_id: from + i + 1, created_ms: benchMs, ended_ms: null }));
    await database.kysely.insertInto('card_secrets').values(rows).execute();
  }
  await database.close();
  return { url, cards: cards.map(({ code, secret }) => ({ code, secret: base64urlOf(secret) })) };
};

const tagOf = (phone: BenchPhone, purpose: string, content: Uint8Array | string): Buffer => createHmac('sha256', phone.key).update(purpose).update(content).digest().subarray(0, 16);

/** The body of a push of one sale: one promoted product to one card, as a phone with signal sends it. */
export const oneSale = (phone: BenchPhone, seq: Seq, card: CardCode): Buffer => {
  const body = encodeEvent({
    ...{ kind: 'SaleRecorded', enrolment: phone.enrolment, seq, wallMs: benchMs, clockSession: 7, monotonicMs: seq * 10, offsetS: 0, basis: null, actor: 0 },
    ...{ card, cardTyped: false, lines: [{ product: { gtin: benchGtin(seq % 7) }, quantity: 1000, amountCents: 1850 }], ticketCents: null },
  });
  const header: PushHeader = {
    ...{ v: 1, enrolment: phone.enrolment, epoch: null, nextSeq: seq + 1, kept: [[seq, seq]], clock: { wallMs: benchMs, session: 7, monotonicMs: (seq + 1) * 10 } },
    report: { app: 'bench', queued: 1, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: true } },
  };
  const text = JSON.stringify(header);
  const event = Buffer.from(sealedBytes(body, tagOf(phone, purposes.event, body))).toString('base64url');
  return Buffer.from(JSON.stringify({ header: text, tag: tagOf(phone, purposes.push, text).toString('hex'), events: [event] }));
};
