import type { Decoder } from './decoder.ts';

/** Opens a decoder, or rejects where it cannot run. */
export type OpenDecoder = () => Promise<Decoder>;

/** Thrown by `decode` when the last decoder is broken: reading is over, typing goes on. */
export class NoDecoderLeft extends Error {
  override readonly name = 'NoDecoderLeft';
}

/**
 * One decoder made of several: the first that opens is used, and when it breaks the next takes over with the next picture.
 * A decoder is opened only when it is needed, so that a spare one costs nothing until then. `report` hears why each one failed.
 *
 * Errors: rejects with NoDecoderLeft when none opens, and from `decode` when the last one broke.
 */
export const openSteadyDecoder = async (openers: readonly OpenDecoder[], report: (cause: unknown) => void): Promise<Decoder> => {
  let spare = openers;
  let closed = false;

  const openNext = async (): Promise<Decoder> => {
    const [open, ...rest] = spare;
    if (open === undefined) throw new NoDecoderLeft();
    spare = rest;
    try {
      return await open();
    } catch (cause) {
      report(cause);
      return openNext();
    }
  };

  let current = await openNext();
  return {
    get name() {
      return current.name;
    },
    decode: async (picture, patience) => {
      if (closed) return [];
      try {
        return await current.decode(picture, patience);
      } catch (cause) {
        report(cause);
        current.close();
        current = await openNext();
        return [];
      }
    },
    close: () => {
      closed = true;
      current.close();
    },
  };
};
