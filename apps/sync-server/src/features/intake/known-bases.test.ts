import type { PreviewBasis } from '@qoa/shared/events';
import type { Epoch, EventHash, JudgedNo } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import { basisTimesOf, knownBases } from './known-bases.ts';
import type { Opened } from './open-envelope.ts';

const epoch = '00000000000000aa' as Epoch;
const basis = (judgedNo: JudgedNo, epoch16 = 0xaa): PreviewBasis => ({ epoch16, judgedNo });
const soldOn = (on: PreviewBasis | null): Opened => {
  const header = { enrolment: '00112233445566ff' as never, seq: 1, wallMs: 0, clockSession: 1, monotonicMs: 0, offsetS: null, basis: on, actor: 0 };
  return { event: { ...header, kind: 'Sealed', kindNumber: 30, bodyFlags: 0, body: new Uint8Array(0) }, envelope: { enrolment: header.enrolment, seq: 1, hash: '' as EventHash, bytes: new Uint8Array(0) } };
};

const storing = (published: Map<JudgedNo, number>) => {
  const reads: (readonly JudgedNo[])[] = [];
  const bases = knownBases({
    published: (numbers) => {
      reads.push(numbers);
      return Promise.resolve(numbers.flatMap((judgedNo) => (published.has(judgedNo) ? [{ judgedNo, publishedMs: published.get(judgedNo) ?? 0 }] : [])));
    },
  });
  return { bases, reads };
};

test('a campaign row is read once, however many sales name it', async () => {
  const { bases, reads } = storing(new Map([[7, 700]]));
  await bases.of([soldOn(basis(7)), soldOn(basis(7))], epoch);
  const basisMs = await bases.of([soldOn(basis(7)), soldOn(null)], epoch);
  expect([basisMs(basis(7)), basisMs(null)]).toEqual([700, null]);
  expect(reads).toEqual([[7]]);
});

test('a number that is no campaign row’s has no time, until it is one', async () => {
  const published = new Map<JudgedNo, number>();
  const { bases } = storing(published);
  expect((await bases.of([soldOn(basis(7))], epoch))(basis(7))).toBeNull();
  published.set(7, 700);
  expect((await bases.of([soldOn(basis(7))], epoch))(basis(7))).toBe(700);
});

test('law resume: another life of the storage gives its numbers to other rows', async () => {
  const published = new Map([[7, 700]]);
  const { bases } = storing(published);
  await bases.of([soldOn(basis(7))], epoch);
  published.set(7, 800);
  const basisMs = await bases.of([soldOn(basis(7, 0xbb)), soldOn(basis(7))], '00000000000000bb' as Epoch);
  expect([basisMs(basis(7, 0xbb)), basisMs(basis(7))]).toEqual([800, null]);
});

test('a server that does not know yet which life of the storage it serves finds out, and sets no time if it cannot', async () => {
  const { bases } = storing(new Map([[7, 700]]));
  let place: { epoch: Epoch; ended: Set<Epoch>; head: JudgedNo } | null = null;
  const away = { place: () => place, ready: () => Promise.resolve(false) };
  expect(await basisTimesOf({ bases, judge: away }, [soldOn(basis(7))])).toBeNull();
  expect((await basisTimesOf({ bases, judge: away }, [soldOn(null)]))?.(null)).toBeNull();
  const waking = {
    ...away,
    ready: () => {
      place = { epoch, ended: new Set(), head: 9 };
      return Promise.resolve(true);
    },
  };
  expect((await basisTimesOf({ bases, judge: waking }, [soldOn(basis(7))]))?.(basis(7))).toBe(700);
});
