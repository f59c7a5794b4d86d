import type { Answer, AnswerClass, Facts, Given } from '@qoa/shared/events';
import type { EventHash, JudgedNo, ProgrammeId, Seq } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';

/** The numbers that stand for the four classes in the database. Never renamed, never reused. */
const classNumbers: Readonly<Record<AnswerClass, number>> = { accepted: 1, partial: 2, refused: 3, held: 4 };
const classes: readonly (AnswerClass | undefined)[] = [undefined, 'accepted', 'partial', 'refused', 'held'];
const noneText = '[{},[]]';

/** The number of an answer's class. */
export const classNumberOf = (answer: Answer): number => classNumbers[answer.class];

/** Whether a stored class is custody. */
export const isHeldClass = (stored: number): boolean => stored === classNumbers.held;

/** Facts and gifts of an answer as they are stored; class, code and number have columns of their own. */
export const answerColumn = ({ facts, given }: Answer): string => {
  const gifts = given.map((each) => [each.programme, each.unit, each.units, each.balance, each.goal]);
  return gifts.length === 0 && Object.keys(facts).length === 0 ? noneText : JSON.stringify([facts, gifts]);
};

/** What `answerColumn` is read back from. */
export type AnswerRow = {
  readonly seq: Seq;
  readonly hash: Uint8Array;
  readonly judged_no: JudgedNo;
  readonly class: number;
  readonly code: string | null;
  readonly answer: string;
};

/** A stored answer. */
export const answerOfRow = (row: AnswerRow): Answer => {
  const answerClass = classes[row.class];
  assert(answerClass !== undefined, `the stored class ${row.class} is one of the four`);
  const [facts, gifts]: StoredAnswer = JSON.parse(row.answer);
  return { seq: row.seq, hash: Buffer.from(row.hash).toString('hex') as EventHash, judgedNo: row.judged_no, class: answerClass, code: row.code, facts, given: gifts.map(givenOf) };
};

/** A stored answer column without what was given. */
export const withoutGiven = (column: string): string => {
  const [facts]: StoredAnswer = JSON.parse(column);
  return JSON.stringify([facts, []]);
};

type StoredAnswer = readonly [Facts, readonly (readonly [ProgrammeId, Given['unit'], number, number, number | null])[]];

const givenOf = ([programme, unit, units, balance, goal]: StoredAnswer[1][number]): Given => ({ programme, unit, units, balance, goal });
