import { expect, test } from 'vitest';
import { answered, chosen } from './birthday-step.ts';

test('a day that is in the calendar of some year is asked about once more, another is not', () => {
  expect(chosen(2, 29)).toEqual({ step: 'sure', birthday: { month: 2, day: 29 } });
  for (const [month, day] of [[2, 30], [4, 31], [0, 1], [1, 0]] as const) expect(chosen(month, day)).toEqual({ step: 'choosing', problem: 'incomplete' });
});

test('what became of it is shown, and what failed may be tried again', () => {
  const birthday = { month: 5, day: 10 };
  const today = { month: 5, day: 9 };
  expect(answered(birthday, 'kept', today)).toEqual({ step: 'told', birthday });
  expect(answered(birthday, 'told-before', today)).toEqual({ step: 'told-before' });
  expect(answered(birthday, 'failed', today)).toEqual({ step: 'choosing', problem: 'failed' });
  expect(answered(today, 'kept', today)).toEqual({ step: 'told-today' });
});
