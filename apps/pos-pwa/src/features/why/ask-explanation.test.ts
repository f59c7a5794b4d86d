import { err, ok } from '@qoa/shared/result';
import { expect, test } from 'vitest';
import { askExplanation } from './ask-explanation.ts';

const request = { enrolment: '0123456789abcdef' as never, seq: 3, lang: 'es' } as const;
const said = [{ depth: 0, text: 'Sumó 1 sello.' }, { depth: 1, text: 'Sol: Sumó 1 sello.' }];
const explained = { judgedNo: 9, atMs: 1, answer: { class: 'accepted', code: null, facts: {}, given: [] }, told: 'whole', campaigns: [], products: [], said };
const deskOf = (answer: unknown) => ({ ask: (path: string, body: object) => Promise.resolve(path === '/v1/explanations' && body === request ? ok(answer) : err({ code: 'ROUTE_UNKNOWN', facts: {}, words: null })) });

test('the lines below the verdict are shown; of a sale of which nothing else is told, the verdict', async () => {
  expect(await askExplanation(deskOf(explained), request)).toEqual(said.slice(1));
  expect(await askExplanation(deskOf({ ...explained, said: said.slice(0, 1) }), request)).toEqual(said.slice(0, 1));
});

test('a server that has no turn for it now is no phone without signal', async () => {
  const refusing = (code: string) => ({ ask: () => Promise.resolve(err({ code, facts: {}, words: null })) });
  expect([await askExplanation(refusing('EXPLANATIONS_BUSY'), request), await askExplanation(refusing('RATE_LIMITED'), request)]).toEqual(['busy', 'busy']);
  expect(await askExplanation(refusing('UNAVAILABLE'), request)).toBe('away');
});

test('without an answer that this release can read there is none', async () => {
  expect(await askExplanation(deskOf({ said: 'x' }), request)).toBe('away');
  expect(await askExplanation({ ask: () => Promise.resolve(err({ code: 'NETWORK_AWAY', facts: {}, words: null })) }, request)).toBe('away');
});
