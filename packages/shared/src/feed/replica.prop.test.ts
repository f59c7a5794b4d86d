import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Epoch } from '../ids/index.ts';
import type { FeedPage } from '../protocol/pull.ts';
import { applyPage, type Cursor, type FeedRow, isJudged, noCursor } from './index.ts';

const epoch = '00000000000000aa' as Epoch;
const scope = 'catalogue';

/** A scope's rows as a chain over these rising numbers. */
const chain = (numbers: readonly number[]): readonly FeedRow[] =>
  numbers.map((judgedNo, i) => ({ judgedNo, prev: numbers[i - 1] ?? 0, kind: 'product', body: { gtin: String(judgedNo), name: '', brand: '', cpg: 1, restricted: null } }));

const pageOf = (rows: readonly FeedRow[], changes: Partial<FeedPage> = {}): FeedPage => ({ scope, snapshot: false, floor: 0, head: rows.at(-1)?.judgedNo ?? 0, rows, more: false, ...changes });
const rising = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 }).map((numbers) => numbers.sort((a, b) => a - b));

interface Reader {
  cursor: Cursor;
  seen: string[];
}

const read = (reader: Reader, page: FeedPage, at: Epoch = epoch): boolean => {
  const applied = applyPage(reader.cursor, at, page);
  reader.cursor = applied.cursor;
  if (applied.outcome !== 'applied') return false;
  if (applied.replaceScope) reader.seen = [];
  for (const change of applied.changes) if (change.put === 'product') reader.seen.push(change.row.gtin);
  return true;
};

describe('applyPage', () => {
  it('law resume: pages that overlap, repeat, come late or skip leave every row applied once, or ask for a snapshot', () => {
    fc.assert(
      fc.property(rising, fc.array(fc.tuple(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 6 })), { maxLength: 12 }), (numbers, cuts) => {
        const rows = chain(numbers);
        const reader: Reader = { cursor: noCursor, seen: [] };
        for (const [from, size] of cuts) {
          const before = reader.seen.length;
          const page = pageOf(rows.slice(from, from + size));
          const snapshotNeeded = !read(reader, page);
          const missing = page.rows.length > 0 && from > before && page.rows.some(({ judgedNo }) => judgedNo > (rows[before - 1]?.judgedNo ?? 0));
          expect(snapshotNeeded).toBe(missing);
          if (snapshotNeeded) read(reader, pageOf(rows.slice(0, from), { snapshot: true, head: rows[from - 1]?.judgedNo ?? 0 }));
          expect(reader.seen).toEqual(numbers.slice(0, reader.seen.length).map(String));
        }
        read(reader, pageOf(rows.slice(reader.seen.length)));
        expect(reader.seen).toEqual(numbers.map(String));
      }),
      { numRuns: 300 },
    );
  });

  it('law resume: a broken chain inside a page applies nothing', () => {
    const [first, , third] = chain([3, 5, 9]);
    const cut = applyPage({ epoch, after: { [scope]: 0, 'store:1': 8 } }, epoch, pageOf([first, third].flatMap((row) => row ?? [])));
    expect(cut).toEqual({ outcome: 'snapshot-needed', reason: 'gap', cursor: { epoch, after: { 'store:1': 8 } } });
  });

  it('law resume: another epoch forgets every cursor; a snapshot of it begins anew', () => {
    const other = '00000000000000bb' as Epoch;
    const stood: Cursor = { epoch, after: { [scope]: 9, 'store:1': 8 } };
    expect(applyPage(stood, other, pageOf(chain([10])))).toEqual({ outcome: 'snapshot-needed', reason: 'epoch', cursor: { epoch: other, after: {} } });
    const fresh = applyPage(stood, other, pageOf(chain([2]), { snapshot: true, head: 4 }));
    expect(fresh).toMatchObject({ outcome: 'applied', replaceScope: true, cursor: { epoch: other, after: { [scope]: 4 } } });
  });

  it('law resume: a snapshot that was long on its way takes nothing back', () => {
    const stood: Cursor = { epoch, after: { [scope]: 9 } };
    expect(applyPage(stood, epoch, pageOf(chain([2]), { snapshot: true, head: 4 }))).toMatchObject({ outcome: 'applied', replaceScope: false, changes: [], cursor: stood });
  });

  it('law old phones: a row of an unknown kind, or of an unknown shape of a known one, is passed over and noted', () => {
    const rows: readonly FeedRow[] = [
      { judgedNo: 1, prev: 0, kind: 'hologram', body: {} },
      { judgedNo: 2, prev: 1, kind: 'campaign', body: { v: 2, programme: 1 } },
      ...chain([3]).map((row) => ({ ...row, prev: 2 })),
    ];
    expect(applyPage(noCursor, epoch, pageOf(rows))).toMatchObject({ outcome: 'applied', unknownKinds: ['hologram', 'campaign'], changes: [{ put: 'product' }], cursor: { after: { [scope]: 3 } } });
  });

  it('law resume: a snapshot of the device’s own store says what is judged, so that no sale shows twice', () => {
    const outcome = applyPage(noCursor, epoch, pageOf([], { snapshot: true, judged: { frontier: 4, beyond: [7] } }));
    expect(outcome.outcome === 'applied' && outcome.judged !== null && [4, 5, 7, 8].map((seq) => outcome.judged !== null && isJudged(outcome.judged, seq))).toEqual([true, false, true, false]);
  });

  it('a sale brings the balances that its answer states', () => {
    const body = { enrolment: 'e', seq: 1, hash: 'h', card: 'ANA', lines: [], ticketCents: null, atMs: 0, answer: { class: 'accepted', given: [{ programme: 3, unit: 'stamp', units: 1, balance: 5, goal: 10 }] } };
    expect(applyPage(noCursor, epoch, pageOf([{ judgedNo: 1, prev: 0, kind: 'sale', body }], { scope: 'store:1' }))).toMatchObject({ changes: [{ put: 'sale' }, { put: 'balance', judgedNo: 1, row: { card: 'ANA', programme: 3, balance: 5 } }] });
  });
});
