import { expect, test } from 'vitest';
import { noteTroubles } from './noted-trouble.ts';

test('a trouble is reported while it stands and for an hour after it, and only one that holds sales up', () => {
  let nowMs = 1_800_000_000_000;
  const troubles = noteTroubles(() => nowMs);
  expect(troubles.reported()).toEqual({});
  troubles.seen({ code: 'KEY_UNKNOWN' });
  expect(troubles.reported()).toEqual({});
  troubles.seen({ code: 'STORAGE_UNAVAILABLE' });
  nowMs += 5 * 3_600_000;
  expect(troubles.reported()).toEqual({ trouble: 'STORAGE_UNAVAILABLE' });
  troubles.seen(null);
  nowMs += 3_599_999;
  troubles.seen(null);
  expect(troubles.reported()).toEqual({ trouble: 'STORAGE_UNAVAILABLE' });
  nowMs += 1;
  expect(troubles.reported()).toEqual({});
});
