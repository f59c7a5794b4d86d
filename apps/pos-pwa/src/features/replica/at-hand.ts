/** Answers kept at hand, since they are asked for while the tendero waits. A read that fails is not kept. */
export interface AtHand<Key, Value> {
  readonly read: (key: Key) => Promise<Value>;
  readonly forget: () => void;
}

/** Keeps what `read` answers, by key, until it is told to forget. */
export const atHand = <Key, Value>(read: (key: Key) => Promise<Value>): AtHand<Key, Value> => {
  const answers = new Map<Key, Promise<Value>>();
  return {
    read: (key) => {
      const known = answers.get(key);
      if (known !== undefined) return known;
      const asked = read(key);
      answers.set(key, asked);
      asked.catch(() => {
        if (answers.get(key) === asked) answers.delete(key);
      });
      return asked;
    },
    forget: () => answers.clear(),
  };
};
