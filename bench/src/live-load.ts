import type { CardCode } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { benchPhone, size } from './ingest-phones.ts';
import type { BenchServer } from './ingest-server.ts';
import { oneSale } from './live-world.ts';

/** Single sales at a steady rate from many phones, for as long as it runs. */
export interface Load {
  /** Events answered since it began, a second. */
  readonly achieved: () => number;
  readonly stop: () => Promise<void>;
}

const tickMs = 10;
const underWayMax = 400;

/** Starts `eventsPerS` single-sale pushes a second, spread over phones and cards; the first phone is left to the measured sales. */
export const startLoad = (server: BenchServer, cards: readonly CardCode[], eventsPerS: number): Load => {
  const seqs = new Map<number, number>();
  const beganMs = performance.now();
  let sent = 0;
  let answered = 0;
  let underWay = 0;
  const send = async (): Promise<void> => {
    const no = 1 + (sent % (size.phones - 1));
    const seq = (seqs.get(no) ?? 0) + 1;
    const card = cards[(sent * 7919) % cards.length];
    assert(card !== undefined, 'there are cards');
    seqs.set(no, seq);
    sent += 1;
    underWay += 1;
    const { status, text } = await server.post('/v1/push', oneSale(benchPhone(no), seq, card));
    underWay -= 1;
    assert(status === 200, `a sale is taken, got ${status} ${text().slice(0, 200)}`);
    answered += 1;
  };
  const failures: unknown[] = [];
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - beganMs) / 1000) * eventsPerS);
    while (sent < due && underWay < underWayMax) send().catch((failure: unknown) => failures.push(failure));
  }, tickMs);
  return {
    achieved: () => answered / ((performance.now() - beganMs) / 1000),
    stop: async () => {
      clearInterval(timer);
      while (underWay > 0 && failures.length === 0) await new Promise((wait) => setTimeout(wait, tickMs));
      assert(failures.length === 0, `every sale is taken: ${String(failures[0])}`);
    },
  };
};
