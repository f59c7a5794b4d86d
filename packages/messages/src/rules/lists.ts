/** `a, b y c`: the last two are joined by `last`, which may look at the word behind it. */
export const joined = (words: readonly string[], last: (next: string) => string): string => {
  const end = words.at(-1) ?? '';
  return words.length < 2 ? end : `${words.slice(0, -1).join(', ')}${last(end)}${end}`;
};

/** Spanish `y`, `e` before the sound of an i. */
export const yEs = (words: readonly string[]): string => joined(words, (next) => (/^(?:i|hi(?![ae]))/i.test(next) ? ' e ' : ' y '));
/** Spanish `o`, `u` before the sound of an o. */
export const oEs = (words: readonly string[]): string => joined(words, (next) => (/^h?[oó]/i.test(next) ? ' u ' : ' o '));
export const andEn = (words: readonly string[]): string => joined(words, () => ' and ');
export const orEn = (words: readonly string[]): string => joined(words, () => ' or ');

/** The first words of a list, and a last one that says how many more there are. */
export const upTo = (words: readonly string[], max: number, more: (n: number) => string): readonly string[] => (words.length <= max ? words : [...words.slice(0, max), more(words.length - max)]);

/** A sentence of the given parts, those that say nothing left out: a capital first, a full stop last. */
export const sentence = (...parts: readonly string[]): string => {
  const text = parts.filter((part) => part !== '').join(' ').replaceAll(' ,', ',').replaceAll(' ;', ';');
  return text === '' ? '' : `${text.charAt(0).toLocaleUpperCase('es-MX')}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
};
