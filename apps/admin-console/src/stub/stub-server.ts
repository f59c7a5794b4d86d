import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { FeedRow } from '@qoa/shared/feed';
import type { CloseReason } from '@qoa/shared/loss';
import type { DecideHoldRequest, HoldWeighed, SaleExplained, SyncHealth } from '@qoa/shared/protocol';
import { stubAudiences } from './stub-audiences.ts';
import { stubCampaigns, type StubCampaigns } from './stub-campaigns.ts';
import { stubExplained } from './stub-explained.ts';
import { stubNowMs } from './stub-health.ts';
import { stubReport } from './stub-parts.ts';

/** A server's half of the console, as small as a test needs; the fields may be changed while it runs. */
export interface StubConsole {
  health: SyncHealth;
  rows: FeedRow[];
  mode: 'well' | 'away';
  signedIn: boolean;
  /** What is said of any event. */
  said: SaleExplained['said'];
  readonly revoked: string[];
  /** What was asked about losses: the address, and the reason where there is one. */
  readonly decided: string[];
  readonly reads: { health: number };
  readonly campaigns: StubCampaigns;
  readonly audiences: ReturnType<typeof stubAudiences>;
  /** How long a dry run takes. */
  dryRunMs: number;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

interface Person {
  readonly email: string;
  readonly password: string;
}

/** Who may come in: two admins, and one who may only look. A browser that never came in is the first. */
const called = (name: string): Person => ({ email: `${name}@example.test`, password: 'correct horse' });
export const stubAdmin = called('admin');
export const stubSecond = called('second');
export const stubSupport = called('support');

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const policy = "default-src 'self'; img-src 'self' data:; connect-src 'self' ws:; require-trusted-types-for 'script'; trusted-types qoa";

/** Serves the console as the real server does: under the same policy, with the same refusals. */
export const startStubConsole = async (dist: string, health: SyncHealth, rows: readonly FeedRow[] = []): Promise<StubConsole> => {
  const server = createServer((request, response) => {
    void answer(dist, stub, request).then(({ status, type, body, cookie }) => {
      response.writeHead(status, { 'content-type': type, 'content-security-policy': policy, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) });
      response.end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const stub: StubConsole = {
    health, rows: [...rows], mode: 'well', signedIn: false, said: [], revoked: [], decided: [], reads: { health: 0 }, dryRunMs: 0, url: `http://localhost:${port}`,
    campaigns: stubCampaigns({ 1: stubAdmin.email, 2: stubSecond.email, 3: stubSupport.email }, [1, 2]),
    audiences: stubAudiences({ 1: stubAdmin.email, 2: stubSecond.email, 3: stubSupport.email }),
    stop: () => new Promise((stopped) => {
      server.closeAllConnections();
      server.close(() => stopped());
    }),
  };
  return stub;
};

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly cookie?: string;
}

const answer = async (dist: string, stub: StubConsole, request: IncomingMessage): Promise<Answer> => {
  const path = (request.url ?? '').split('?')[0] ?? '';
  // An address without a file is the console's own: its page answers.
  if (path.startsWith('/admin/')) return file(join(dist, extname(path) === '' ? 'index.html' : path.slice('/admin/'.length)));
  if (stub.mode === 'away') return refusal(503, 'UNAVAILABLE');
  if (path === '/v1/admin/session') return session(stub, request);
  if (!stub.signedIn) return refusal(401, 'UNAUTHENTICATED');
  if (path === '/v1/admin/sync-health') {
    stub.reads.health += 1;
    return json(200, personOf(request) === 3 ? { ...stub.health, reader: 'support' } : stub.health);
  }
  if (path === '/v1/admin/campaigns/dry-run') {
    await new Promise((done) => setTimeout(done, stub.dryRunMs));
    return json(200, stubReport);
  }
  if (path.startsWith('/v1/admin/campaign') || path === '/v1/admin/relations') {
    const { status, body } = stub.campaigns.answer(request.method ?? '', path, await textOf(request), personOf(request)) ?? { status: 404, body: {} };
    return json(status, body);
  }
  if (audiencePaths.has(path)) return json(200, stub.audiences.answer(path, await textOf(request), personOf(request)) ?? {});
  if (path.startsWith('/v1/admin/explanations/')) return json(200, stubExplained(Number(path.split('/').at(-1)), stub.said));
  if (path === '/v1/pull') return pull(stub, await textOf(request));
  if (path === '/v1/admin/rescues') return rescue(await textOf(request));
  if (path === '/v1/admin/enrolment-codes') return json(200, { code: '4G7KX2M9QT', url: 'http://localhost/pos/#enrol=4G7KX2M9QT', expiresAtMs: stubNowMs + 86_400_000 });
  if (path.startsWith('/v1/admin/holds/')) return request.method === 'GET' ? json(200, weighed) : decideHold(stub, path, await textOf(request));
  if (path.endsWith('/close') || path.endsWith('/declare-lost')) return decide(stub, path, await textOf(request));
  stub.revoked.push(path.split('/')[4] ?? '');
  return json(200, {});
};

const audiencePaths: ReadonlySet<string> = new Set(['audiences', 'segments', 'store-lists', 'store-places', 'permits', 'birthdays', 'card-links', 'card-erasures'].map((name) => `/v1/admin/${name}`));

const session = async (stub: StubConsole, request: IncomingMessage): Promise<Answer> => {
  if (request.method === 'GET') return stub.signedIn ? json(200, { person: personOf(request), role: personOf(request) === 3 ? 'support' : 'admin' }) : refusal(401, 'UNAUTHENTICATED');
  const asked: unknown = request.method === 'POST' ? JSON.parse(await textOf(request)) : null;
  const person = [stubAdmin, stubSecond, stubSupport].findIndex((one) => JSON.stringify(asked) === JSON.stringify(one)) + 1;
  stub.signedIn = person > 0;
  return request.method === 'DELETE' || stub.signedIn ? { ...json(200, {}), cookie: `person=${person}; Path=/; SameSite=Strict` } : refusal(401, 'LOGIN_REFUSED');
};

const personOf = ({ headers }: IncomingMessage): number => Number(/person=([1-3])/.exec(headers.cookie ?? '')?.[1] ?? 1);

const pull = ({ health, rows }: StubConsole, text: string): Answer => {
  const { after }: { after: { console?: number } } = JSON.parse(text);
  const cursor = after.console;
  const head = rows.at(-1)?.judgedNo ?? 0;
  const page = { scope: 'console', snapshot: cursor === undefined, floor: 0, head, more: false, rows: rows.filter(({ judgedNo }) => judgedNo > (cursor ?? 0)) };
  return json(200, { epoch: health.epoch, serverMs: stubNowMs, scopes: ['console'], pages: [page] });
};

/** A loss that was closed is shown so from then on. */
const decide = (stub: StubConsole, path: string, text: string): Answer => {
  const { reason }: { reason?: CloseReason } = text === '' ? {} : JSON.parse(text);
  stub.decided.push([path, ...(reason === undefined ? [] : [reason])].join(' '));
  const no = Number(path.split('/')[4]);
  if (reason !== undefined) stub.health = { ...stub.health, losses: stub.health.losses.map((loss) => (loss.no === no ? { ...loss, closed: { how: 'by-hand', atMs: stubNowMs, reason, by: stubAdmin.email } } : loss)) };
  return json(200, {});
};

const weighed: HoldWeighed = { wouldBe: { class: 'accepted', code: null, given: [{ programme: 3 as never, unit: 'stamp', units: 2 }] } };

/** What is held is decided by whoever names what stands, and shown so from then on. */
const decideHold = (stub: StubConsole, path: string, text: string): Answer => {
  const { choice, reason, seenNo }: DecideHoldRequest = JSON.parse(text);
  const no = Number(path.split('/')[4]);
  const { waiting, shown } = stub.health.holds;
  const found = shown.find((hold) => hold.no === no);
  if (found?.seenNo !== seenNo) return refusal(409, 'HOLD_CHANGED');
  stub.decided.push([path, choice, reason].join(' '));
  const became = choice === 'count' ? { class: 'accepted', code: null } as const : { class: 'refused', code: 'HOLD_NOT_COUNTED' } as const;
  const decided = { choice, reason, by: stubAdmin.email, atMs: stubNowMs, became };
  stub.health = { ...stub.health, holds: { waiting: waiting - 1, shown: shown.map((hold) => (hold.no === no ? { ...hold, decided } : hold)) } };
  return json(200, decided);
};

/** The first envelope of a file is accepted, the others are nobody's. */
const rescue = (text: string): Answer => {
  const { envelopes }: { envelopes: readonly string[] } = JSON.parse(text);
  const hash = 'ab'.repeat(16);
  const answer = { seq: 1, hash, judgedNo: 9, class: 'accepted', code: null, facts: {}, given: [] };
  return json(200, { results: envelopes.map((_, i) => ({ enrolment: i === 0 ? 'b40e77aa19c3d5f2' : null, seq: i === 0 ? 1 : 0, hash, answer: i === 0 ? answer : null })) });
};

const json = (status: number, body: object): Answer => ({ status, type: 'application/json', body: JSON.stringify(body) });

const refusal = (status: number, code: string): Answer => json(status, { error: { code, message: {}, facts: {}, retry: 'never' } });

const file = (path: string): Answer => ({ status: 200, type: types[extname(path)] ?? 'application/octet-stream', body: readFileSync(path) });

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
};
