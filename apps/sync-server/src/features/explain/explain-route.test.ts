import { errorBodySchema } from '@qoa/shared/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestCallers, testCallers } from '../../server/test-callers.ts';
import { openTestHouse, type TestHouse } from '../../server/test-house.ts';

describe('the doors of explanations', () => {
  let house: TestHouse;
  let callers: TestCallers;
  beforeAll(async () => {
    house = await openTestHouse();
    callers = await testCallers(house);
  }, 60_000);
  afterAll(() => house.drop(), 60_000);

  const get = async (url: string, who: 'card' | 'admin' | 'support'): Promise<readonly unknown[]> => {
    const answer = await house.app.inject({ method: 'GET', url, headers: { ...callers[who] } });
    return [answer.statusCode, errorBodySchema.parse(answer.json()).error.code];
  };

  test.each([['card', '/v1/card/explanations/'], ['admin', '/v1/admin/explanations/'], ['support', '/v1/admin/explanations/']] as const)('say to %s that there is no such event, and what is no number or language', async (who, path) => {
    expect(await get(`${path}999999`, who)).toEqual([404, 'EVENT_UNKNOWN']);
    // The first numbers are facts, which are nobody's events.
    expect(await get(`${path}1?lang=en`, who)).toEqual([404, 'EVENT_UNKNOWN']);
    for (const wrong of ['0', '-1', '1.5', 'x', '9999999999999999999', '7?lang=fr']) expect((await get(`${path}${wrong}`, who))[0]).toBe(400);
  });

  test('say to a phone that its store has no such event', async () => {
    const ask = async (payload: object): Promise<readonly unknown[]> => {
      const answer = await house.app.inject({ method: 'POST', url: '/v1/explanations', headers: { ...callers.device }, payload });
      return [answer.statusCode, answer.json().error.code];
    };
    expect(await ask({ enrolment: '0123456789abcdef', seq: 1, lang: 'es' })).toEqual([404, 'EVENT_UNKNOWN']);
    expect(await ask({ enrolment: '0123456789abcdef', seq: 0, lang: 'es' })).toEqual([400, 'BODY_INVALID']);
    expect(await ask({ enrolment: '0123456789abcdef', seq: 1, lang: 'fr' })).toEqual([400, 'BODY_INVALID']);
  });
});
