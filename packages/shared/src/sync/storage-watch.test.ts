import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endingOf, isStorageFailing, soundStorage, storageStep, type StorageCommand, type StorageInput, type StorageWatch } from './index.ts';

const at = (nowMs: number) => ({ nowMs, jitter: 0.5 });

describe('the storage watch', () => {
  it('mends a first failure at once, and bothers nobody', () => {
    const [reopening, commands] = storageStep(soundStorage, 'Failed', at(0));
    expect(commands).toEqual([{ do: 'reopen' }]);
    expect(isStorageFailing(reopening)).toBe(false);
    expect(storageStep(reopening, 'Reopened', at(5))[0]).toEqual({ at: 'sound', failures: 0, sinceMs: 5, proved: false });
  });

  it('waits longer after each reopening that fails, and says so; at most a minute', () => {
    let watch: StorageWatch = storageStep(soundStorage, 'Failed', at(0))[0];
    const waits: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      const [waiting] = storageStep(watch, 'ReopenFailed', at(0));
      expect(isStorageFailing(waiting)).toBe(true);
      if (waiting.at === 'waiting') waits.push(waiting.untilMs);
      const [again, commands] = storageStep(waiting, 'Ticked', at(0));
      expect(commands).toEqual([{ do: 'reopen' }]);
      watch = again;
    }
    expect(waits).toEqual([750, 1500, 3000, 6000, 12_000, 24_000, 45_000, 45_000, 45_000]);
  });

  it('opened anew it counts as failing until something was done in it', () => {
    const reopened: StorageWatch = { at: 'sound', failures: 2, sinceMs: 0, proved: false };
    expect(isStorageFailing(reopened)).toBe(true);
    expect(isStorageFailing(storageStep(reopened, 'Worked', at(1))[0])).toBe(false);
    expect(storageStep(soundStorage, 'Worked', at(1))).toEqual([soundStorage, []]);
  });

  it('what fails again soon after a mend waits too; what held a minute is mended at once', () => {
    const sound: StorageWatch = { at: 'sound', failures: 2, sinceMs: 0, proved: true };
    expect(storageStep(sound, 'Failed', at(100))[0]).toEqual({ at: 'waiting', failures: 3, untilMs: 3100 });
    expect(storageStep(sound, 'Failed', at(60_000))[1]).toEqual([{ do: 'reopen' }]);
  });

  it('never has two reopenings under way, nor fewer than half a second between those that fail', () => {
    const inputs = fc.array(fc.record({ input: fc.constantFrom<StorageInput>('Failed', 'Reopened', 'ReopenFailed'), afterMs: fc.nat(2_000) }), { maxLength: 60 });
    fc.assert(
      fc.property(inputs, (happened) => {
        let [watch, nowMs, wakeMs, underWay, lastMs]: [StorageWatch, number, number | null, boolean, number] = [soundStorage, 0, null, false, Number.NEGATIVE_INFINITY];
        const take = (input: StorageInput): void => {
          const [next, commands]: readonly [StorageWatch, readonly StorageCommand[]] = storageStep(watch, input, at(nowMs));
          watch = next;
          for (const command of commands) {
            if (command.do === 'wake') wakeMs = command.atMs;
            else {
              expect(underWay).toBe(false);
              expect(nowMs - lastMs).toBeGreaterThanOrEqual(500);
              [underWay, lastMs] = [true, nowMs];
            }
          }
        };
        for (const { input, afterMs } of happened) {
          nowMs += afterMs;
          if (wakeMs !== null && nowMs >= wakeMs) {
            wakeMs = null;
            take('Ticked');
          }
          if ((input === 'Failed') === underWay) continue;
          if (input !== 'Failed') underWay = false;
          take(input);
        }
      }),
    );
  });
});

describe('an enrolment that ended', () => {
  it('law kept: delivers first, then waits for the backup, and forgets its keys last', () => {
    expect(endingOf({ queued: 1, settled: 0 })).toBe('delivers');
    expect(endingOf({ queued: 1, settled: 5 })).toBe('delivers');
    expect(endingOf({ queued: 0, settled: 5 })).toBe('awaits-backup');
    expect(endingOf({ queued: 0, settled: 0 })).toBe('forgets-keys');
  });
});
