import type { ProgrammeId } from '@qoa/shared/ids';
import type { Found, GivenFound } from './found.ts';
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
  const [saved, heard, forgotten] = [book.savedNames(), book.heardByName(found.epoch), book.forgotten()];
  const given = [...book.mostByName()].flatMap(([name, most]) => notWhole(name, most, found.givenByName.get(name)));
  return {
    lost: [
      ...[...heard].flatMap(([name, text]) => (storedByName.get(name) === text ? [] : [`${name} was answered ${text}, and ${storedByName.get(name) ?? 'nothing'} is stored`])),
      ...(drained ? [...saved].filter((name) => !storedByName.has(name)).map((name) => `${name} was guardado, and is not on the server`) : []),
      ...(drained ? [...saved].filter((name) => !heard.has(name) && !forgotten.has(name)).map((name) => `${name} was guardado, and its phone has no answer`) : []),
      ...book.changed(),
      ...given.flatMap(({ units, told, words }) => (units < told ? [words] : [])),
      ...(found.lost ?? []),
    ],
    twice: [...(found.twice ?? []), ...given.flatMap(({ units, told, words }) => (units > told ? [words] : [])), ...[...storedByName.keys()].filter((name) => !saved.has(name)).map((name) => `${name} is stored, and nobody sold it`), ...(found.forks === 0 ? [] : [`${found.forks} forks of sales that were sealed once`])],
    untrue: [...found.untrue, ...(found.stateHash === found.replayHash ? [] : ['the postings replayed give another state'])],
  };
};

/** What an event gave in the end is the most of what was ever told of it and what it was judged to give: no less, and nothing twice. Law: final */
const notWhole = (name: string, most: ReadonlyMap<ProgrammeId, number>, found: GivenFound = { judged: new Map(), added: new Map() }): readonly { readonly units: number; readonly told: number; readonly words: string }[] =>
  [...new Set([...most.keys(), ...found.judged.keys(), ...found.added.keys()])].flatMap((programme) => {
    const [judged, added] = [found.judged.get(programme) ?? 0, found.added.get(programme) ?? 0];
    const [units, told] = [judged + added, Math.max(judged, most.get(programme) ?? 0)];
    return units === told ? [] : [{ units, told, words: `${name} gave ${judged} in programme ${programme} and ${added} to make it whole, and ${told} is due` }];
  });
