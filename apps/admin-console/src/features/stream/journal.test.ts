import type { PullResponse } from '@qoa/shared/protocol';
import { describe, expect, test } from 'vitest';
import { consoleWordsIn } from '../../platform/words-context.tsx';
import { stubRow } from '../../stub/stub-health.ts';
import { happeningLine } from './happening-line.ts';
import { applyJournalHint, applyJournalPull, emptyJournal, journalPull } from './journal.ts';
import type { Journal } from './journal.ts';

const epoch = '00000000000000e1' as PullResponse['epoch'];
const page = (snapshot: boolean, ...numbers: readonly number[]): PullResponse => ({
  epoch, serverMs: 0, scopes: ['console'], pages: [{ scope: 'console', snapshot, floor: 0, head: numbers.at(-1) ?? 0, more: false, rows: numbers.map((n) => stubRow(n)) }],
});
const opened: Journal = applyJournalPull(emptyJournal, page(true, 4, 5, 6)).journal;
const numbers = ({ happenings }: Journal): readonly number[] => happenings.map(({ judgedNo }) => judgedNo);

describe('the journal', () => {
  test('opens with the last rows, newest first', () => {
    expect(numbers(opened)).toEqual([6, 5, 4]);
    expect(journalPull(opened)).toEqual({ epoch, after: { console: 6 }, limit: 100 });
  });

  test('law resume: the same page twice changes nothing the second time', () => {
    const once = applyJournalPull(opened, page(false, 7, 8)).journal;
    expect(numbers(once)).toEqual([8, 7, 6, 5, 4]);
    expect(applyJournalPull(once, page(false, 7, 8)).journal).toEqual(once);
  });

  test('law resume: a gap forgets the cursor', () => {
    expect(applyJournalPull(opened, page(false, 9))).toMatchObject({ left: 'gap', journal: { cursor: null } });
  });

  test('law last mile: a hint is applied in order, else left to a pull', () => {
    expect(applyJournalHint(opened, 7, [stubRow(7)])?.cursor).toBe(7);
    expect(applyJournalHint(opened, 8, [stubRow(8)])).toBeNull();
    expect(applyJournalHint(opened, 9, undefined)).toBeNull();
    expect(applyJournalHint(opened, 5, undefined)).toBe(opened);
    expect(applyJournalHint(emptyJournal, 1, [stubRow(1)])).toBeNull();
  });

  test('of another epoch starts anew', () => {
    const restored = { ...page(true, 1), epoch: '00000000000000e2' as PullResponse['epoch'] };
    expect(numbers(applyJournalPull(opened, restored).journal)).toEqual([1]);
  });

  test('keeps the last 200', () => {
    const many = Array.from({ length: 300 }, (_, i) => i + 1);
    const kept = applyJournalPull(emptyJournal, page(true, ...many)).journal;
    expect([kept.happenings.length, kept.happenings[0]?.judgedNo]).toEqual([200, 300]);
  });
});

describe('a happening in words', () => {
  const words = consoleWordsIn('es');
  const line = (n: number, answer: Parameters<typeof stubRow>[1] = {}) => {
    const journal = applyJournalPull(emptyJournal, { ...page(true), pages: [{ scope: 'console', snapshot: true, floor: 0, head: n, more: false, rows: [stubRow(n, answer)] }] }).journal;
    return journal.happenings.map((happening) => happeningLine(happening, words))[0];
  };

  test('tells a card that was added afterwards from a sale', () => {
    const journal = applyJournalPull(emptyJournal, { ...page(true), pages: [{ scope: 'console', snapshot: true, floor: 0, head: 1, more: false, rows: [{ ...stubRow(1), kind: 'claim' }] }] }).journal;
    expect(journal.happenings.map((happening) => happeningLine(happening, words).what)).toEqual(['Tarjeta agregada: Sumó 1 sello']);
  });

  test('says what it gave and where', () => {
    expect(line(1)).toMatchObject({ tone: 'ok', what: 'Sumó 1 sello', why: null, where: 'Abarrotes La Esquina · 8c1f3a #1' });
  });

  test('says stamps and points each by themselves', () => {
    const [stamps, points] = [{ programme: 3 as never, unit: 'stamp', units: 2, balance: 4, goal: 8 }, { programme: 4 as never, unit: 'point', units: 4, balance: 9, goal: null }] as const;
    expect([[points], [stamps, points, stamps]].map((given) => line(1, { given })?.what)).toEqual(['Sumó 4 puntos', 'Sumó 4 sellos + 4 puntos']);
  });

  test('says when it came late', () => expect(line(4)?.where).toBe('Abarrotes La Esquina · 8c1f3a #4, llegó 1 h después'));

  test('says why it did not count, by a code of any release', () => {
    expect(line(1, { class: 'refused', code: 'LIMIT_REACHED', given: [] })).toMatchObject({ tone: 'warn', what: 'No sumó', why: 'Tope alcanzado' });
    expect(line(1, { class: 'held', code: 'FROM_TOMORROW', given: [] })).toMatchObject({ what: 'En revisión', why: 'FROM_TOMORROW' });
  });

  test('law old phones: a row of an unknown kind is still shown as a fact', () => {
    const journal = applyJournalPull(emptyJournal, { ...page(true), pages: [{ scope: 'console', snapshot: true, floor: 0, head: 3, more: false, rows: [{ judgedNo: 3, prev: 0, kind: 'confetti', body: null }] }] }).journal;
    expect(journal.happenings).toEqual([{ kind: 'fact', judgedNo: 3, name: 'confetti' }]);
  });

  test('a fact is told in its words, without the name that machines give it', () => {
    expect(happeningLine({ kind: 'fact', judgedNo: 3, name: 'joined' }, words)).toMatchObject({ where: null, why: null });
  });
});
