import { expect, test } from 'vitest';
import { serverLogger } from './logger.ts';

const linesOf = (write: (log: ReturnType<typeof serverLogger>) => void): readonly Record<string, unknown>[] => {
  const lines: string[] = [];
  write(serverLogger('trace', { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
};

test('a request is told by number, method and route, never by what it carried', () => {
  const request = { id: 'ab', method: 'POST', url: '/v1/card/session?phone=5255', routeOptions: { url: '/v1/card/session' }, headers: { cookie: 'qoa_card=1' }, ip: '10.0.0.7', body: { secret: 's3cret' }, query: { phone: '5255' } };
  const [line] = linesOf((log) => log.info({ req: request }, 'answered'));
  expect(line?.['req']).toEqual({ id: 'ab', method: 'POST', route: '/v1/card/session' });
});

test('fields that could hold something personal or secret are left out', () => {
  const person = { email: 'ana@example.mx', password: 'una frase', phone: '+525512345678', token: 't0k', secret: 's3c', cookie: 'c00k' };
  const text = JSON.stringify(linesOf((log) => {
    log.warn({ ...person, who: person, headers: { cookie: 'c00k' }, body: person });
  }));
  for (const value of Object.values(person)) expect(text).not.toContain(value);
});

test('what the database quotes of a row is not repeated', () => {
  const error = Object.assign(new Error('duplicate key value: Key (email)=(ana@example.mx)'), { code: '23505', detail: 'Key (email)=(ana@example.mx) already exists.', where: 'ana@example.mx' });
  const [line] = linesOf((log) => log.error({ err: error }));
  expect(JSON.stringify(line)).not.toContain('ana@');
  expect(line?.['err']).toMatchObject({ type: 'Error', code: '23505' });
});

test('a defect keeps its message, its stack and its cause', () => {
  const [line] = linesOf((log) => log.error({ err: new Error('no such thing', { cause: new TypeError('deeper') }) }));
  expect(line?.['err']).toMatchObject({ message: 'no such thing', cause: { type: 'TypeError', message: 'deeper' } });
});
