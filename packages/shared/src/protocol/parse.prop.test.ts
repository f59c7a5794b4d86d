import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { messageSchemas, parseAs, parsePushHeader, parseTextAs, pullRequestSchema, pushRequestSchema } from './index.ts';

const header = {
  v: 1,
  enrolment: '0123456789abcdef',
  epoch: null,
  nextSeq: 10,
  kept: [
    [1, 3],
    [7, 9],
  ],
  clock: { wallMs: 1_795_384_800_000, session: 7, monotonicMs: 12 },
  report: { app: '0.1.0', queued: 3, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: 1, persisted: true } },
};
const readHeader = (change: object): ReturnType<typeof parsePushHeader> => parsePushHeader(JSON.stringify({ ...header, ...change }));

describe('push header', () => {
  test('reads, and ignores what it does not know', () => {
    expect(readHeader({ shoeSize: 43 })).toEqual({ ok: true, value: header });
  });

  test.each(['', '{', '7'])('that is wrong as a whole, %s, is named', (text) => {
    expect(parsePushHeader(text)).toEqual({ ok: false, error: { code: 'BODY_INVALID', path: 'header' } });
  });

  test('another version is told apart, whatever else stands there', () => {
    expect(parsePushHeader('{"v":2}')).toEqual({ ok: false, error: { code: 'PROTOCOL_UNKNOWN', version: '2' } });
  });

  test.each<[string, object]>([
    ['kept', { kept: [[3, 1]] }],
    ['kept', { kept: [[1, 3], [3, 5]] }],
    ['kept', { kept: [[1, 10]] }],
    ['kept', { kept: Array.from({ length: 65 }, (_, i) => [2 * i + 1, 2 * i + 1]), nextSeq: 1000 }],
    ['kept.0', { kept: [[1]] }],
    ['enrolment', { enrolment: '0123456789ABCDEF' }],
    ['nextSeq', { nextSeq: 0 }],
    ['clock.wallMs', { clock: { ...header.clock, wallMs: 0.5 } }],
    ['v', { v: null }],
  ])('%s is named as what is wrong', (path, change) => {
    expect(readHeader(change)).toMatchObject({ ok: false, error: { code: 'BODY_INVALID', path } });
  });

  test.prop([fc.oneof(fc.string(), fc.json())])('any text has an answer', (text) => {
    expect(['BODY_INVALID', 'PROTOCOL_UNKNOWN']).toContain(((read) => (read.ok ? '' : read.error.code))(parsePushHeader(text)));
  });
});

describe('bodies', () => {
  test('an event of a push is base64url, be it of no byte: then it is unreadable, like other noise. Law: no poison', () => {
    const pushOf = (events: readonly string[]) => parseAs(pushRequestSchema, { header: '{}', tag: 'ab'.repeat(16), events });
    expect(pushOf(['', 'AA']).ok).toBe(true);
    expect(pushOf(['A A'])).toMatchObject({ ok: false, error: { code: 'BODY_INVALID', path: 'events.0' } });
  });

  test('a pull names scopes and at most 500 rows', () => {
    expect(parseTextAs(pullRequestSchema, '{"epoch":null,"after":{"store:1":0,"catalogue":7},"limit":500}').ok).toBe(true);
    expect(parseTextAs(pullRequestSchema, '{"epoch":null,"after":{"store:1; drop":0},"limit":500}').ok).toBe(false);
    expect(parseTextAs(pullRequestSchema, '{"epoch":null,"after":{},"limit":501}').ok).toBe(false);
    expect(parseTextAs(pullRequestSchema, '{').ok).toBe(false);
  });

  test.prop([fc.anything(), fc.constantFrom(...Object.values(messageSchemas))])('no value makes a schema throw', (value, schema) => {
    expect(typeof parseAs(schema, value).ok).toBe('boolean');
  });

  test('a prototype key in a cursor reaches nothing', () => {
    const read = parseTextAs(pullRequestSchema, '{"epoch":null,"after":{"__proto__":5},"limit":1}');
    expect(read.ok && Object.getPrototypeOf(read.value.after)).not.toBe(5);
    expect(({} as { readonly polluted?: unknown }).polluted).toBe(undefined);
  });
});
