import { created } from '../../platform/elements.ts';
import { fieldsOf } from '../../platform/fields.ts';

/** The words of a movement that is opened. */
export interface WhyWords {
  readonly whyLoading: string;
  readonly whyAway: string;
}

/** Asks the server why a purchase gave what it gave; null: nothing was heard. */
export type AskWhy = (judgedNo: number) => Promise<unknown>;

/** One line of what the server said, in the card's language. */
interface Said {
  readonly depth: number;
  readonly text: string;
}

/**
 * Makes a movement openable: its first opening asks the server, and what was told is kept while the page stands. `rest` is what is seen of it closed.
 * A movement that is painted again stays as open as it was.
 */
export const whyBox = (words: WhyWords, ask: AskWhy): ((judgedNo: number, rest: readonly HTMLElement[]) => HTMLElement) => {
  const known = new Map<number, readonly Said[]>();
  const open = new Set<number>();
  return (judgedNo, rest) => {
    const box = created('details') as HTMLDetailsElement;
    const summary = created('summary');
    const lines = created('ul', '', 'said');
    lines.setAttribute('aria-live', 'polite');
    summary.append(...rest);
    box.append(summary, lines);
    const paint = (said: readonly Said[]): void => lines.replaceChildren(...said.map(({ depth, text }) => created('li', text, depth > 1 ? 'part' : '')));
    const tell = async (): Promise<void> => {
      const told = known.get(judgedNo);
      if (told !== undefined) return paint(told);
      paint([{ depth: 1, text: words.whyLoading }]);
      const said = saidIn(await ask(judgedNo));
      if (said.length > 0) known.set(judgedNo, said);
      paint(said.length > 0 ? said : [{ depth: 1, text: words.whyAway }]);
    };
    box.ontoggle = () => {
      if (!box.open) return void open.delete(judgedNo);
      open.add(judgedNo);
      void tell();
    };
    box.open = open.has(judgedNo);
    return box;
  };
};

/** Campaign by campaign; where nothing is told of any, the sale as a whole. */
const saidIn = (body: unknown): readonly Said[] => {
  const { said } = fieldsOf(body);
  const lines = Array.isArray(said) ? said.map(fieldsOf).flatMap(({ depth, text }): readonly Said[] => (typeof depth === 'number' && typeof text === 'string' ? [{ depth, text }] : [])) : [];
  const deeper = lines.filter(({ depth }) => depth > 0);
  return deeper.length > 0 ? deeper : lines;
};
