import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '@qoa/sim/chance';
import type { CardCode, Gtin } from '@qoa/shared/ids';
import type { Phone } from './phone.ts';

/** What there is to sell, and to whom. */
export interface Stock {
  readonly cards: readonly CardCode[];
  readonly gtins: readonly Gtin[];
}

/** Several tenderos at work. */
export interface Crowd {
  /** Sells until `stopSelling`, each phone at its own pace; a tendero with a long queue waits. */
  readonly beginSelling: () => void;
  readonly stopSelling: () => void;
  /** Resolves while some push is on its way. */
  readonly untilPushing: () => Promise<void>;
  /** Milliseconds until every phone had an answer to a push that began after `sinceMs`; null after a minute. */
  readonly untilServed: (sinceMs: number) => Promise<number | null>;
  /** Everything saved is answered, and nothing is asked for again; false after a minute. */
  readonly drained: () => Promise<boolean>;
  /** Every phone sends what it still keeps once more, and is told the same again; false after a minute. */
  readonly repeatAll: () => Promise<boolean>;
  readonly stop: () => void;
}

/** Tenderos whose phones come and go. */
export interface PhoneCrowd extends Crowd {
  /** Another phone begins to sell. */
  readonly join: (phone: Phone) => void;
  /** The oldest phone is put away once everything of it is answered; false after a minute. */
  readonly putAwayOldest: () => Promise<boolean>;
}

const queueMax = 25;
const tickMs = 4;
const patienceMs = 60_000;
const hurryMs = 250;

/** Sets phones to work on a stock. */
export const crowdOf = (first: readonly Phone[], { cards, gtins }: Stock, chance: Chance): PhoneCrowd => {
  const phones = [...first];
  let selling: NodeJS.Timeout | undefined;
  let resting: Phone | null = null;
  const sellSome = (): void => {
    for (const phone of phones) if (phone !== resting && phone.queued() < queueMax && chance.happens(0.3)) phone.sell({ card: chance.happens(0.1) ? null : chance.pick(cards), gtin: chance.pick(gtins) });
  };
  const stopSelling = (): void => clearInterval(selling);
  /** People tap *try now* while they wait. */
  const until = async (holds: () => boolean): Promise<boolean> => {
    const beganMs = performance.now();
    for (let hurriedMs = beganMs; !holds(); await sleep(2)) {
      const nowMs = performance.now();
      if (nowMs - beganMs > patienceMs) return false;
      if (nowMs - hurriedMs < hurryMs) continue;
      hurriedMs = nowMs;
      for (const phone of phones) phone.tryNow();
    }
    return true;
  };
  return {
    beginSelling: () => {
      stopSelling();
      selling = setInterval(sellSome, tickMs);
    },
    stopSelling,
    untilPushing: async () => void (await until(() => phones.some((phone) => phone.isPushing()))),
    untilServed: async (sinceMs) => ((await until(() => phones.every((phone) => phone.answeredBeganMs() > sinceMs))) ? performance.now() - sinceMs : null),
    drained: () => until(() => phones.every((phone) => phone.isDone())),
    repeatAll: async () => {
      const sinceMs = performance.now();
      for (const phone of phones) void phone.repeat();
      return until(() => phones.every((phone) => phone.repeatedBeganMs() > sinceMs));
    },
    join: (phone) => void phones.push(phone),
    putAwayOldest: async () => {
      const oldest = phones[0];
      resting = oldest ?? null;
      if (oldest === undefined || !(await until(oldest.isDone))) return false;
      oldest.stop();
      phones.shift();
      return true;
    },
    stop: () => {
      stopSelling();
      for (const phone of phones) phone.stop();
    },
  };
};
