/** Lets work through while it is open; closed, it waits for what is inside. */
export interface Gate {
  /** Runs `work`; rejects, without running it, once the gate is closed. */
  readonly pass: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Resolves when nothing is inside any more: then what the work needs may be taken away. */
  readonly close: () => Promise<void>;
}

/** A gate that stands open. */
export const openGate = (): Gate => {
  const inside = new Set<Promise<unknown>>();
  let closed = false;
  return {
    pass: async (work) => {
      if (closed) throw new DOMException('it was closed before', 'InvalidStateError');
      const working = work();
      inside.add(working);
      try {
        return await working;
      } finally {
        inside.delete(working);
      }
    },
    close: async () => {
      closed = true;
      await Promise.allSettled(inside);
    },
  };
};
