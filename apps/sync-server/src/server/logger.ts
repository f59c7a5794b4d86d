import { type DestinationStream, type LogFn, type Logger, pino } from 'pino';
import type { Config } from '../features/config/index.ts';

/**
 * Structured logs that hold no personal thing by form: of a request its number, method and the route's pattern, never its address,
 * headers, query or body; of an error what code threw it, never the row that the database quotes.
 */
export const serverLogger = (level: Config['logLevel'], destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: ['headers', '*.headers', 'body', '*.body', 'email', '*.email', 'password', '*.password', 'phone', '*.phone', 'secret', '*.secret', 'token', '*.token', 'cookie', '*.cookie'], remove: true },
      hooks: { logMethod: worded },
      serializers: { err: errorOf, req: requestOf, res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }) },
    },
    destination ?? pino.destination({ dest: 2, sync: false }),
  );

/** Without words of its own a line would take the error's message, whatever that quotes. */
function worded(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  if (args.length === 1 && typeof args[0] === 'object') method.apply(this, [args[0], 'no words']);
  else method.apply(this, args);
}

const requestOf = (request: { readonly id?: unknown; readonly method?: unknown; readonly routeOptions?: { readonly url?: unknown } }): object => ({
  id: request.id,
  method: request.method,
  route: request.routeOptions?.url ?? null,
});

/** PostgreSQL puts whole rows into `detail` and `where`, and values into the message of classes 22 and 23. */
const errorOf = (error: unknown): object => {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const quotesRows = code !== undefined && /^2[23]/.test(code);
  const stack = error.stack?.split('\n').slice(1).map((line) => line.trim());
  return { type: error.name, code, message: quotesRows ? undefined : error.message, stack, cause: error.cause === undefined ? undefined : errorOf(error.cause) };
};
