import { setTimeout as sleep } from 'node:timers/promises';
import type { Queued, Settled } from '@qoa/pos-pwa/features/outbox';
import { base64urlOf } from '@qoa/shared/bytes';
import { answerText } from '@qoa/shared/events';
import type { CardCode, Gtin, Tag } from '@qoa/shared/ids';
import { adoptResponseSchema, errorBodySchema, parseAs, purposes, type PushHeader, type PushRequest, type PushResponse, pushResponseSchema } from '@qoa/shared/protocol';
import { openingState, type RequestNo, statedRanges, type SyncCommand, type SyncFault, type SyncInput, syncStep } from '@qoa/shared/sync';
import { type PhoneKeys, sealSale, tagText } from './keys.ts';
import { earlierAnswers, openMemory, type PhoneMemory } from './memory.ts';
import { post } from './post.ts';
import type { SaleBook } from './sale-book.ts';

/** A real phone over HTTP, driven by the product's own sync machine. Its queue and ring are in memory: here the phone is no victim. */
export interface Phone {
  /** Seals a sale and keeps it: *guardado*. */
  readonly sell: (sold: { readonly card: CardCode | null; readonly gtin: Gtin }) => void;
  readonly queued: () => number;
  /** Everything is answered, and the server asks for nothing of the ring. */
  readonly isDone: () => boolean;
  readonly isPushing: () => boolean;
  /** The tendero taps *try now*. */
  readonly tryNow: () => void;
  /** When the last answered push began, by `performance.now()`. */
  readonly answeredBeganMs: () => number;
  /** Sends what was sold last and is still here once more, settled or not, until it is answered. The same bytes must get the same answers. */
  readonly repeat: () => Promise<void>;
  readonly repeatedBeganMs: () => number;
  readonly stop: () => void;
}

export interface PhoneWorld {
  /** Where the server may be found; the next one is asked when one does not answer. */
  readonly origins: readonly string[];
  readonly book: SaleBook;
  readonly jitter: () => number;
}

/** The machine's clock runs so many times faster, so that its patience of minutes takes seconds. */
const haste = 30;
const repeatedMax = 200;

type Push = Extract<SyncCommand, { do: 'push' }>;

/** A phone that has just been enrolled. */
export const openPhone = (keys: PhoneKeys, world: PhoneWorld): Phone => {
  const memory = openMemory();
  let state = openingState(false);
  let timer: NodeJS.Timeout | undefined;
  let origin = 0;
  let pushing = 0;
  let answeredBeganMs = 0;
  let repeatedBeganMs = 0;
  let stopped = false;
  let givingUp = new AbortController();

  const step = (input: SyncInput): void => {
    const [next, commands] = syncStep(state, input, { nowMs: performance.now() * haste, jitter: world.jitter() });
    state = next;
    for (const command of commands) perform(command);
  };
  const perform = (command: SyncCommand): void => {
    if (command.do === 'push') void push(command);
    if (command.do === 'settle') settle(command);
    if (command.do === 'adopt') void adopt(command.request);
    if (command.do !== 'wake') return;
    clearTimeout(timer);
    if (command.atMs !== null) timer = setTimeout(() => step({ input: 'Ticked' }), command.atMs / haste - performance.now());
  };
  const push = async (command: Push): Promise<void> => {
    givingUp.abort();
    givingUp = new AbortController();
    const sent = memory.toSend(command.from, command.limit);
    const beganMs = performance.now();
    pushing += 1;
    const told = await post(world.origins[origin] ?? '', '/v1/push', pushBody(keys, command, memory, sent), givingUp.signal);
    pushing -= 1;
    const read = told?.status === 200 ? parseAs(pushResponseSchema, told.body) : null;
    if (read?.ok !== true) {
      origin = (origin + 1) % world.origins.length;
      return step({ input: 'PushFailed', request: command.request, fault: faultOf(told?.body) });
    }
    answeredBeganMs = Math.max(answeredBeganMs, beganMs);
    step({ input: 'PushAnswered', request: command.request, sent: sent.length, response: { ...read.value, answers: believed(keys, read.value) } });
  };
  const settle = ({ request, epoch, answers, coveredJudgedNo }: Extract<SyncCommand, { do: 'settle' }>): void => {
    for (const answer of answers) world.book.heard(keys.enrolment, epoch, answer);
    memory.settle(epoch, answers);
    memory.forget(epoch, coveredJudgedNo);
    step({ input: 'Settled', request, queue: memory.queue(), otherLife: memory.otherLife(epoch) });
  };
  /** A server that was restored to before this phone enrolled is shown what it signed then. */
  const adopt = async (request: RequestNo): Promise<void> => {
    const told = await post(world.origins[origin] ?? '', '/v1/adoptions', keys.certificate);
    const isKnown = told?.status === 200 && parseAs(adoptResponseSchema, told.body).ok;
    step(isKnown ? { input: 'Adopted', request } : { input: 'AdoptionFailed', request, fault: faultOf(told?.body) });
  };
  step({ input: 'LeadershipWon', queue: memory.queue() });
  return {
    sell: (sold) => {
      const sealed = sealSale(keys, memory.queue().nextSeq, sold);
      memory.keep(sealed);
      world.book.saved(sealed);
      step({ input: 'QueueChanged', queue: memory.queue() });
    },
    queued: () => memory.queue().queued,
    isDone: () => memory.queue().queued === 0 && state.resendFrom === null,
    isPushing: () => pushing > 0,
    tryNow: () => step({ input: 'TryNow' }),
    answeredBeganMs: () => answeredBeganMs,
    repeat: async () => {
      for (let beganMs = performance.now(); !stopped; beganMs = performance.now()) {
        const { epoch, frontier } = state;
        const told = await post(world.origins[origin] ?? '', '/v1/push', pushBody(keys, { epoch, frontier }, memory, memory.last(repeatedMax)));
        const read = told?.status === 200 ? parseAs(pushResponseSchema, told.body) : null;
        if (read?.ok === true) {
          for (const answer of believed(keys, read.value)) world.book.heard(keys.enrolment, read.value.epoch, answer);
          repeatedBeganMs = beganMs;
          return;
        }
        origin = (origin + 1) % world.origins.length;
        await sleep(100);
      }
    },
    repeatedBeganMs: () => repeatedBeganMs,
    stop: () => {
      stopped = true;
      step({ input: 'LeadershipLost' });
      clearTimeout(timer);
      givingUp.abort();
    },
  };
};

const pushBody = (keys: PhoneKeys, { epoch, frontier }: Pick<Push, 'epoch' | 'frontier'>, memory: PhoneMemory, sent: readonly (Queued | Settled)[]): PushRequest => {
  const { nextSeq, queued } = memory.queue();
  const header: PushHeader = {
    ...{ v: 1, enrolment: keys.enrolment, epoch, nextSeq, kept: statedRanges(memory.kept(), frontier) },
    clock: { wallMs: Date.now(), session: 7, monotonicMs: Math.round(performance.now()) },
    report: { app: 'chaos', queued, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: true } },
  };
  const text = JSON.stringify(header);
  const earlier = earlierAnswers(sent);
  return { header: text, tag: tagText(keys, purposes.push, text) as Tag, events: sent.map(({ bytes }) => base64urlOf(bytes)), ...(earlier.length === 0 ? {} : { earlier }) };
};

/** Law: authentic */
const believed = (keys: PhoneKeys, { epoch, answers }: PushResponse): PushResponse['answers'] => answers.filter((answer) => tagText(keys, purposes.answer, answerText(epoch, keys.enrolment, answer)) === answer.tag);

const faultOf = (body: unknown): SyncFault => {
  const read = parseAs(errorBodySchema, body);
  return { code: read.ok ? read.value.error.code : 'NETWORK_AWAY', retryAfterMs: null };
};
