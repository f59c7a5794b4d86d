import type { DecodeAnswer, DecodeQuestion } from './decode-protocol.ts';
import type { Decoder, RawReading } from './decoder.ts';
import { transferOf } from './paint.ts';

interface Waiting {
  readonly resolve: (readings: readonly RawReading[]) => void;
  readonly reject: (cause: Error) => void;
}

/** The decoders that run on a thread of their own; the worker is named after the one it opens. */
export type WorkerDecoderName = Extract<Decoder['name'], 'native' | 'zxing-wasm'>;

/** Starts the worker under the name of its decoder. */
export type StartDecodeWorker = (decoder: WorkerDecoderName) => Worker;

/**
 * A decoder on a thread of its own, so that reading never holds up a tap: handing a frame to the phone's own detector also copies it.
 * Rejects when the worker or its decoder does not open; a worker that dies later rejects the picture it had.
 */
export const openWorkerDecoder = async (name: WorkerDecoderName, startWorker: StartDecodeWorker): Promise<Decoder> => {
  const worker = startWorker(name);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closed = false;

  const giveUp = (cause: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(cause));
    waiting.clear();
  };
  worker.addEventListener('error', ({ message }) => giveUp(message));
  worker.addEventListener('message', ({ data }: MessageEvent<DecodeAnswer>) => {
    if (!('id' in data)) return;
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('readings' in data) asked?.resolve(data.readings);
    else asked?.reject(new Error(data.failed));
  });
  await loaded(worker);

  return {
    name,
    decode: async (picture, patience) => {
      if (closed) return [];
      const question: DecodeQuestion = { id: ++lastId, picture, patience };
      return new Promise((resolve, reject) => {
        waiting.set(question.id, { resolve, reject });
        worker.postMessage(question, [transferOf(picture)]);
      });
    },
    close: () => {
      closed = true;
      worker.terminate();
      for (const { resolve } of waiting.values()) resolve([]);
      waiting.clear();
    },
  };
};

const loaded = async (worker: Worker): Promise<void> => {
  try {
    await new Promise<void>((resolve, reject) => {
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.addEventListener('message', ({ data }: MessageEvent<DecodeAnswer>) => {
        if (!('ready' in data)) return;
        if (data.ready) resolve();
        else reject(new Error(data.cause));
      });
    });
  } catch (error) {
    worker.terminate();
    throw error;
  }
};
