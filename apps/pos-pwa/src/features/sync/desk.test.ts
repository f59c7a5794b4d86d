import type { EnrolmentId } from '@qoa/shared/ids';
import { err, ok } from '@qoa/shared/result';
import { expect, test } from 'vitest';
import type { Http } from '../../platform/http.ts';
import { type DeskNeeds, httpDesk } from './desk.ts';

const enrolment = 'a1a1a1a1a1a1a1a1' as EnrolmentId;

/** A desk that notes what it sends, at a server that answers as told. */
const opened = ({ answers = [], reads = enrolment, bySocket = async () => null }: { answers?: readonly (string | undefined)[]; reads?: EnrolmentId | null; bySocket?: DeskNeeds['bySocket'] } = {}) => {
  const sent: (readonly [path: string, token: string | undefined])[] = [];
  let sessions = 0;
  let nowMs = 0;
  const http: Http = {
    post: async (path, _body, { token }) => {
      const code = answers[sent.length];
      sent.push([path, token]);
      return code === undefined ? ok({ path }) : err({ code, facts: {}, words: null, retryAfterMs: null });
    },
  };
  const desk = httpDesk({ http, bySocket, enrolment: () => reads, winSession: async () => ok({ token: `t${(sessions += 1)}`, validForMs: 1_000 }), nowMs: () => nowMs });
  return { desk, sent, pass: (ms: number) => (nowMs += ms) };
};

test('one session serves many questions until it ends', async () => {
  const { desk, sent, pass } = opened();
  expect(await desk.ask('/a', {}, 1)).toEqual({ ok: true, value: { path: '/a' } });
  await desk.ask('/b', {}, 1);
  pass(1_000);
  await desk.ask('/c', {}, 1);
  expect(sent).toEqual([['/a', 't1'], ['/b', 't1'], ['/c', 't2']]);
});

test('a held session that the server ended costs no question: it is asked again with another', async () => {
  const { desk, sent } = opened({ answers: [undefined, 'SESSION_EXPIRED'] });
  await desk.ask('/a', {}, 1);
  expect(await desk.ask('/b', {}, 1)).toEqual({ ok: true, value: { path: '/b' } });
  expect(sent).toEqual([['/a', 't1'], ['/b', 't1'], ['/b', 't2']]);
});

test('a server that refuses the session it has just given is told, and the next question wins another', async () => {
  const { desk, sent } = opened({ answers: ['SESSION_EXPIRED'] });
  expect(await desk.ask('/a', {}, 1)).toMatchObject({ ok: false, error: { code: 'SESSION_EXPIRED' } });
  await desk.ask('/a', {}, 1);
  expect(sent.map(([, token]) => token)).toEqual(['t1', 't2']);
});

test('what the open socket takes needs no session and no connection of its own', async () => {
  const { desk, sent } = opened({ bySocket: async (path) => (path === '/v1/outlook' ? ok('by the socket') : null) });
  expect(await desk.ask('/v1/outlook', {}, 1)).toEqual(ok('by the socket'));
  await desk.ask('/a', {}, 1);
  expect(sent).toEqual([['/a', 't1']]);
});

test('a phone without a store asks nothing', async () => {
  const { desk, sent } = opened({ reads: null });
  expect(await desk.ask('/a', {}, 1)).toMatchObject({ ok: false, error: { code: 'ENROLMENT_UNKNOWN' } });
  expect(sent).toEqual([]);
});
