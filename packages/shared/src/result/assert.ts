/** A defect: our own code broke its promise. It is reported, never caught where it arises. */
export class Defect extends Error {
  override readonly name = 'Defect';
}

/** Throws a `Defect` unless `condition` holds. For what only our own mistake can break, never for input. */
export function assert(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new Defect(promise);
}

/** Marks a branch that the types rule out. */
export const unreachable = (value: never): never => {
  throw new Defect(`unreachable: ${JSON.stringify(value)}`);
};
