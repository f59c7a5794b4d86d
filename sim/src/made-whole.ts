import type { Answer, EventName } from '@qoa/shared/events';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { Book } from './book.ts';
import { nameKey } from './storage.ts';

/** The most that phones were ever told of each event, by its name and programme, whichever life of the server said it. */
export interface ToldGifts {
  readonly told: (name: EventName, answer: Answer) => void;
  /**
   * Whether the book gives each event at least what its phone was told, and adds no more than is missing from that: in words when it does not.
   * What no phone keeps any more (`destroyed`) nobody could show, and what is held has no verdict yet. Laws: final, once
   */
  readonly stand: (book: Book, destroyed: ReadonlySet<string>) => string | null;
}

export const toldGifts = (): ToldGifts => {
  const mostByName = new Map<string, Map<ProgrammeId, number>>();
  return {
    told: (name, { given }) => {
      const key = nameKey(name);
      const most = mostByName.get(key) ?? new Map<ProgrammeId, number>();
      for (const { programme, units } of given) most.set(programme, Math.max(units, most.get(programme) ?? 0));
      mostByName.set(key, most);
    },
    stand: (book, destroyed) => {
      const added = adjustedUnits(book);
      for (const entry of book.journal.values()) {
        if (entry.entry !== 'event' || entry.row.answer.class === 'held') continue;
        const key = nameKey(entry.row);
        for (const [programme, most] of mostByName.get(key) ?? []) {
          const judged = entry.row.answer.given.find((given) => given.programme === programme)?.units ?? 0;
          const adjusted = added.get(`${key}:${programme}`) ?? 0;
          if (judged + adjusted < most && !destroyed.has(key)) return `${key} had given ${most} of programme ${programme}; now ${judged}, and ${adjusted} to make it whole`;
          if (adjusted > Math.max(0, most - judged)) return `${key} had given ${most} of programme ${programme}; now ${judged}, and ${adjusted} were added`;
        }
      }
      return null;
    },
  };
};

const adjustedUnits = (book: Book): ReadonlyMap<string, number> => {
  const added = new Map<string, number>();
  for (const entry of book.journal.values()) {
    if (entry.entry !== 'adjusted') continue;
    for (const { programme, units } of entry.row.given) {
      const key = `${nameKey(entry.row)}:${programme}`;
      added.set(key, (added.get(key) ?? 0) + units);
    }
  }
  return added;
};
