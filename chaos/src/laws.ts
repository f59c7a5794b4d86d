import type { Found } from './found.ts';
import type { SaleBook } from './phones/sale-book.ts';

/** What is not as the laws say, each in words. */
export interface Broken {
  /** *Guardado* and not there, or acknowledged and then gone or changed. Laws: kept, whole */
  readonly lost: readonly string[];
  /** There twice, there though nobody sold it, or moved more than it was told. Law: once */
  readonly twice: readonly string[];
  /** The state is not what the postings say. */
  readonly untrue: readonly string[];
}

/** Holds what was found to what people were told. `drained`: all phones say that nothing waits any more. */
export const brokenLaws = (book: SaleBook, found: Found, drained: boolean): Broken => {
  const { storedByName } = found;
  const [saved, heard, forgotten] = [book.savedNames(), book.heardByName(), book.forgotten()];
  return {
    lost: [
      ...[...heard].flatMap(([name, text]) => (storedByName.get(name) === text ? [] : [`${name} was answered ${text}, and ${storedByName.get(name) ?? 'nothing'} is stored`])),
      ...(drained ? [...saved].filter((name) => !storedByName.has(name)).map((name) => `${name} was guardado, and is not on the server`) : []),
      ...(drained ? [...saved].filter((name) => !heard.has(name) && !forgotten.has(name)).map((name) => `${name} was guardado, and its phone has no answer`) : []),
      ...book.changed(),
      ...(found.lost ?? []),
    ],
    twice: [...(found.twice ?? []), ...[...storedByName.keys()].filter((name) => !saved.has(name)).map((name) => `${name} is stored, and nobody sold it`), ...(found.forks === 0 ? [] : [`${found.forks} forks of sales that were sealed once`])],
    untrue: [...found.untrue, ...(found.stateHash === found.replayHash ? [] : ['the postings replayed give another state'])],
  };
};
