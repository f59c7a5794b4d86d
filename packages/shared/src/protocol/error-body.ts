import type { Retry } from '../errors/index.ts';
import type { Facts } from '../events/answer.ts';

/** The body of every HTTP answer that is an error, on every route, with the status of its code in the catalogue. */
export interface ErrorBody {
  readonly error: {
    /** A code of the catalogue. A reader that does not know it goes by `retry` and shows `message`. */
    readonly code: string;
    readonly message: { readonly es: string; readonly en: string };
    readonly facts: Facts;
    readonly retry: Retry;
  };
}
