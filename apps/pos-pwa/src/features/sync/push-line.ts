import { LIVE_MESSAGE_BYTES_MAX, type LiveMessage, type LivePush, type PushRequest } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import { faultOfAnswer, type Http, type HttpFault } from '../../platform/http.ts';

type Pushed = Extract<LiveMessage, { pushed: unknown }>['pushed'];

/** The way of a push by the socket that is open anyway: at the counter a connection of its own costs more than the sale. */
export interface PushLine {
  /** The socket takes pushes from now on; `send` throws when it cannot. */
  readonly opened: (send: (text: string) => void) => void;
  readonly answered: (pushed: Pushed) => void;
  readonly closed: () => void;
  /** The server's answer; null when it must go by HTTP, whether it arrived by here or not: the same bytes are one delivery. Law: once */
  readonly push: (request: PushRequest) => Promise<Result<unknown, HttpFault> | null>;
}

/** A socket may be dead for minutes before anybody notices. */
const PATIENCE_MS = 5_000;

interface UnderWay {
  readonly id: number;
  readonly settle: (answer: Result<unknown, HttpFault> | null) => void;
}

/** A line without a socket yet. One push at a time: what is given up here is awaited no more, but nothing else is sent before it is answered. */
export const pushLine = (): PushLine => {
  let send: ((text: string) => void) | null = null;
  let underWay: UnderWay | null = null;
  let id = 0;
  return {
    opened: (by) => {
      send = by;
    },
    answered: (pushed) => {
      if (underWay?.id !== pushed.id) return;
      underWay.settle(resultOf(pushed));
      underWay = null;
    },
    closed: () => {
      underWay?.settle(null);
      [send, underWay] = [null, null];
    },
    push: (request) => {
      const text = JSON.stringify({ push: { id: id + 1, request } } satisfies LivePush);
      // All of it is ASCII: a character is a byte.
      if (send === null || underWay !== null || text.length > LIVE_MESSAGE_BYTES_MAX) return Promise.resolve(null);
      const by = send;
      id += 1;
      return new Promise((resolve) => {
        const patience = setTimeout(() => resolve(null), PATIENCE_MS);
        underWay = {
          id,
          settle: (answer) => {
            clearTimeout(patience);
            resolve(answer);
          },
        };
        by(text);
      });
    },
  };
};

const resultOf = ({ status, body, retryAfterS }: Pushed): Result<unknown, HttpFault> =>
  status < 300 ? ok(body) : err(faultOfAnswer(body, retryAfterS === undefined ? null : String(retryAfterS)));

/** HTTP, but for pushes that the line takes. */
export const pushingBy = (line: PushLine, http: Http): Http => ({
  post: async (path, body, options) => (path === '/v1/push' ? await line.push(body as PushRequest) : null) ?? http.post(path, body, options),
});
