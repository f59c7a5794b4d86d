import { type Cores, realCores } from './cores.ts';
import { type Ended, runSchedule } from './schedule.ts';
import type { Setting } from './setting.ts';

/** The shortest schedule found that breaks the same law, and what was tried to find it. */
export interface Shrunk {
  readonly ended: Ended;
  readonly tried: { readonly schedules: number; readonly fewerPhones: number; readonly fewerStores: number; readonly fewerSteps: number; readonly fewerFaults: number };
}

const schedulesMax = 400;

type Way = Exclude<keyof Shrunk['tried'], 'schedules'>;

/**
 * Makes a failing schedule smaller: with fewer phones and stores, then with fewer planned steps, then with fewer kinds of faults, and
 * again, as long as what is left breaks the same law in no more steps than before.
 */
export const shrink = (failing: Ended, cores: () => Cores = () => realCores): Shrunk => {
  const tried = { schedules: 0, fewerPhones: 0, fewerStores: 0, fewerSteps: 0, fewerFaults: 0 };
  let best = failing;
  const fails = (setting: Setting, way: Way): boolean => {
    if (tried.schedules >= schedulesMax) return false;
    tried.schedules += 1;
    tried[way] += 1;
    const ended = runSchedule(setting, cores());
    if (ended.violation?.law !== failing.violation?.law || ended.steps > best.steps) return false;
    best = ended;
    return true;
  };
  for (let before: Ended | null = null; before !== best; ) {
    before = best;
    for (const [way, setting] of smaller(best)) fails(withIn(best.setting, setting), way);
  }
  return { ended: best, tried };
};

/** What could go, one by one, the largest parts first. */
const smaller = ({ setting, faults }: Ended): readonly (readonly [Way, Partial<Setting>])[] => {
  const left = Array.from({ length: setting.steps }, (_, no) => no).filter((no) => !setting.leftOut.includes(no));
  const half = left.slice(0, Math.floor(left.length / 2));
  return [
    ...Array.from({ length: setting.phones - 1 }, (_, i) => ['fewerPhones', { phones: i + 1 }] as const),
    ...(setting.stores > 1 ? [['fewerStores', { stores: 1 }] as const] : []),
    ...[half, left.slice(half.length), ...left.map((no) => [no])].filter((gone) => gone.length > 0).map((leftOut) => ['fewerSteps', { leftOut }] as const),
    ...[...faults.keys()].map((kind) => ['fewerFaults', { spared: [kind] }] as const),
  ];
};

/** The setting with a part of it gone: lists grow, numbers only fall. */
const withIn = (setting: Setting, gone: Partial<Setting>): Setting => ({
  ...setting,
  phones: Math.min(setting.phones, gone.phones ?? setting.phones),
  stores: Math.min(setting.stores, gone.stores ?? setting.stores),
  leftOut: [...new Set([...setting.leftOut, ...(gone.leftOut ?? [])])].sort((a, b) => a - b),
  spared: [...new Set([...setting.spared, ...(gone.spared ?? [])])],
});
