import type { EnrolmentId } from '@qoa/shared/ids';
import { ok } from '@qoa/shared/result';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Device } from '../devices/index.ts';
import type { Submission } from '../judge/index.ts';
import { headerText, openTestIntake, requestOf, saleText, sealedText, testDevice } from './test-intake.ts';

const { enrolment } = testDevice;

/** An intake whose judge only notes what it is handed. */
const noting = (known: readonly Device[] = [testDevice]) => {
  const submitted: Submission[] = [];
  const intake = openTestIntake({
    devices: { of: (wanted) => Promise.resolve(known.find(({ enrolment: own }) => own === wanted) ?? null) },
    submit: (submission) => {
      submitted.push(submission);
      return Promise.resolve(ok({ answers: [], sendFrom: null, frontier: 0, highestSeq: 0 }));
    },
  });
  return { intake, submitted };
};

const sale = (seq: number): string => saleText(seq, { wallMs: 5, session: 1, monotonicMs: 1 });
const header = headerText({ wallMs: 5, session: 1, monotonicMs: 9 }, 4, 3);

describe('law authentic', () => {
  test('any one bit of any envelope changed: that one is unreadable, and the others reach the judge', async () => {
    const events = [1, 2, 3].map(sale);
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.nat(Buffer.from(sale(1), 'base64url').length * 8 - 1), async (which, bit) => {
        const { intake, submitted } = noting();
        const broken = Buffer.from(events[which] ?? '', 'base64url');
        broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const pushed = await intake.push(requestOf(header, events.map((text, at) => (at === which ? broken.toString('base64url') : text))));
        expect(pushed).toMatchObject({ ok: true, value: { unreadable: [{}] } });
        expect(submitted.map(({ arrivals }) => arrivals.map(({ envelope }) => envelope.seq))).toEqual([[1, 2, 3].filter((seq) => seq !== which + 1)]);
      }),
      { numRuns: 200 },
    );
  });

  test('any one character of the header changed: nothing reaches the judge', async () => {
    const good = requestOf(header, [sale(1)]);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.header.length - 1), fc.string({ minLength: 1, maxLength: 1 }), async (at, put) => {
        const changed = `${good.header.slice(0, at)}${put}${good.header.slice(at + 1)}`;
        fc.pre(changed !== good.header);
        const { intake, submitted } = noting();
        const pushed = await intake.push({ ...good, header: changed });
        expect(pushed.ok ? null : pushed.error.code).toMatch(/^(KEY_UNKNOWN|BODY_INVALID|PROTOCOL_UNKNOWN)$/);
        expect(submitted).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('noise for envelopes under a true header is unreadable, never an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('base64url')), fc.constant(sale(2))), { maxLength: 6 }), async (events) => {
        const { intake, submitted } = noting();
        const pushed = await intake.push(requestOf(header, events));
        expect(pushed.ok).toBe(true);
        expect(submitted[0]?.arrivals.length).toBe(events.filter((text) => text === sale(2)).length);
      }),
      { numRuns: 200 },
    );
  });
});

test('law old phones: an event of a version that this release cannot read reaches the judge as a kind it cannot read', async () => {
  const { intake, submitted } = noting();
  const body = Buffer.from(sale(1), 'base64url').subarray(0, -16);
  body[0] = (2 << 5) | 1;
  const newer = sealedText(body);
  expect(await intake.push(requestOf(header, [newer]))).toMatchObject({ ok: true, value: { unreadable: [] } });
  expect(submitted[0]?.arrivals[0]?.event).toMatchObject({ kind: 'Sealed', seq: 1, enrolment });
});

describe('a phone whose message key the keyring has lost', () => {
  const keyless: Device = { ...testDevice, messageKey: null };

  test('keeps what it has: nothing of it is judged, and nothing is said against it', async () => {
    const { intake, submitted } = noting([keyless]);
    expect(await intake.push(requestOf(header, [sale(1)]))).toEqual({ ok: false, error: { code: 'UNAVAILABLE' } });
    expect(await intake.carry([sale(1)])).toEqual({ ok: false, error: { code: 'UNAVAILABLE' } });
    expect(submitted).toEqual([]);
  });

  test('law no poison: it stops no sale of another phone in the same file', async () => {
    const other = 'ffeeddccbbaa9988' as EnrolmentId;
    const { intake, submitted } = noting([{ ...keyless, enrolment: other }, testDevice]);
    const foreign = Buffer.from(sale(1), 'base64url');
    const at = foreign.indexOf(Buffer.from(enrolment, 'hex'));
    foreign.set(Buffer.from(other, 'hex'), at);
    expect(at).toBeGreaterThan(0);
    await intake.carry([foreign.toString('base64url'), sale(2)]);
    expect(submitted.map(({ enrolment: whose, arrivals }) => [whose, arrivals.map(({ envelope }) => envelope.seq)])).toEqual([[enrolment, [2]]]);
  });
});
