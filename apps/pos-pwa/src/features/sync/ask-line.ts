import { LIVE_ANSWER_TOO_LARGE, LIVE_ASKS_MAX, LIVE_MESSAGE_BYTES_MAX, type LiveAsk, type LiveMessage, livePaths } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import { faultOfAnswer, type Http, type HttpFault } from '../../platform/http.ts';

type Answered = Extract<LiveMessage, { answered: unknown }>['answered'];
type Path = LiveAsk['ask']['path'];

/** The way of short requests by the socket that is open anyway: at the counter a connection of its own costs more than the sale. */
export interface AskLine {
  /** The socket takes requests from now on; `send` throws when it cannot. */
  readonly opened: (send: (text: string) => void) => void;
  readonly answered: (answered: Answered) => void;
  readonly closed: () => void;
  /** The server's answer; null when it must go by HTTP, whether it arrived by here or not: the same bytes are one delivery. Law: once */
  readonly ask: (path: Path, request: unknown) => Promise<Result<unknown, HttpFault> | null>;
}

/** A socket may be dead for minutes before anybody notices. */
const PATIENCE_MS = 5_000;

/** A line without a socket yet. What is given up here is awaited no more, but holds its place until it is answered. */
export const askLine = (): AskLine => {
  let send: ((text: string) => void) | null = null;
  const underWay = new Map<number, (answer: Result<unknown, HttpFault> | null) => void>();
  let lastId = 0;
  return {
    opened: (by) => {
      send = by;
    },
    answered: (answered) => {
      underWay.get(answered.id)?.(resultOf(answered));
      underWay.delete(answered.id);
    },
    closed: () => {
      send = null;
      for (const settle of underWay.values()) settle(null);
      underWay.clear();
    },
    ask: (path, request) => {
      const id = lastId + 1;
      const text = JSON.stringify({ ask: { id, path, request } } satisfies LiveAsk);
      // All of it is ASCII: a character is a byte.
      if (send === null || underWay.size >= LIVE_ASKS_MAX || text.length > LIVE_MESSAGE_BYTES_MAX) return Promise.resolve(null);
      const by = send;
      lastId = id;
      return new Promise((resolve) => {
        const patience = setTimeout(() => resolve(null), PATIENCE_MS);
        underWay.set(id, (answer) => {
          clearTimeout(patience);
          resolve(answer);
        });
        by(text);
      });
    },
  };
};

/** Who opened the socket is asked for at each door; that its session has ended since says nothing of the one that the phone holds now, so HTTP has that word. It also brings what is too large. */
const resultOf = ({ status, body, retryAfterS }: Answered): Result<unknown, HttpFault> | null => {
  if (status === 401 || status === LIVE_ANSWER_TOO_LARGE) return null;
  return status < 300 ? ok(body) : err(faultOfAnswer(body, retryAfterS === undefined ? null : String(retryAfterS)));
};

/** HTTP, but for requests that the line takes. */
export const askingBy = (line: AskLine, http: Http): Http => ({
  post: async (path, body, options) => (await bySocket(line, path, body)) ?? http.post(path, body, options),
});

/** The answer by the socket; null where it must be asked for by HTTP. */
export const bySocket = async (line: AskLine, path: string, body: unknown): Promise<Result<unknown, HttpFault> | null> => (isLive(path) ? line.ask(path, body) : null);

const isLive = (path: string): path is Path => livePaths.some((live) => live === path);
