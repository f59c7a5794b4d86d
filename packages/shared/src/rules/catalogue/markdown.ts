/** The few forms of Markdown that a catalogue page uses, each with the line on which it stands. Anything else is prose. */
export interface Section {
  readonly line: number;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly parts: readonly Part[];
  readonly rows: readonly TableRow[];
}

/** Below a `###` heading: another campaign, or another revision. */
export interface Part {
  readonly line: number;
  readonly title: string;
  readonly fields: readonly Field[];
}

/** `- name: value` */
export interface Field {
  readonly line: number;
  readonly name: string;
  readonly value: string;
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Splits a page at its `##` headings. What stands before the first is prose. */
export const readMarkdown = (text: string): readonly Section[] => {
  const lines = text.split('\n').map((content, index): Line => ({ number: index + 1, text: content.trimEnd() }));
  return blocks(lines, /^## (.+)$/).map(({ line, title, inside }) => {
    const [head, parts] = [before(inside, /^### /), blocks(inside, /^### (.+)$/)];
    return {
      line,
      title,
      fields: fieldsOf(head),
      parts: parts.map((part) => ({ line: part.line, title: part.title, fields: fieldsOf(part.inside) })),
      rows: inside.flatMap(rowOf).filter(({ cells }) => !cells.every((cell) => /^:?-+:?$/.test(cell))),
    };
  });
};

interface Line {
  readonly number: number;
  readonly text: string;
}

interface Block {
  readonly line: number;
  readonly title: string;
  readonly inside: readonly Line[];
}

const blocks = (lines: readonly Line[], heading: RegExp): readonly Block[] =>
  lines.flatMap((line, index) => {
    const title = heading.exec(line.text)?.[1];
    return title === undefined ? [] : [{ line: line.number, title: title.trim(), inside: before(lines.slice(index + 1), heading) }];
  });

const before = (lines: readonly Line[], heading: RegExp): readonly Line[] => {
  const end = lines.findIndex(({ text }) => heading.test(text));
  return end < 0 ? lines : lines.slice(0, end);
};

/** A bullet without a colon is kept with an empty value, so that whoever reads the fields complains of it. */
const fieldsOf = (lines: readonly Line[]): readonly Field[] =>
  lines.flatMap(({ number, text }) => {
    if (!text.startsWith('- ')) return [];
    const colon = text.indexOf(':');
    return [colon < 0 ? { line: number, name: text.slice(2), value: '' } : { line: number, name: text.slice(2, colon).trim(), value: text.slice(colon + 1).trim() }];
  });

const rowOf = ({ number, text }: Line): readonly TableRow[] => (text.startsWith('|') ? [{ line: number, cells: text.replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim()) }] : []);
