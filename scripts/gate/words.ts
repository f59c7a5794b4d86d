import { parseSync, Visitor } from 'vite';
import { asOne, type Outcome } from './check.ts';
import { isTest, projectFiles, sourceFiles, textOf } from './files.ts';

/** What a person reads stands in `packages/messages`, in both languages; never in a screen, nor in the page that it comes in. */
export const checkWords = async (): Promise<Outcome> =>
  asOne([
    ...sourceFiles.filter((path) => /^apps\/[^/]+\/src\//.test(path) && !isTest(path)).flatMap((path) => wordsIn(path, textOf(path))),
    ...projectFiles.filter((path) => /^apps\/.*\.html$/.test(path)).flatMap((path) => wordsInPage(path, textOf(path))),
  ]);

/** The words for people in one page of markup; `%PLACES%` are filled from messages when it is built. */
export const wordsInPage = (path: string, text: string): readonly string[] =>
  [...text.matchAll(/>([^<]+)<|\b(?:alt|title|placeholder|aria-label|name="description" content)="([^"]+)"/g)]
    .filter(([, between, read]) => letters.test((between ?? read ?? '').replaceAll(/%[A-Z]+%/g, '')))
    .map(({ index, 1: between, 2: read }) => `${path}:${text.slice(0, index).split('\n').length}: "${(between ?? read ?? '').trim().slice(0, 60)}" belongs in packages/messages`);

/** The words for people in one source file, as the parser that builds the apps reads it. */
export const wordsIn = (path: string, text: string): readonly string[] => {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) return errors.map(({ message }) => `${path}: ${message}`);
  const found = new Set<string>();
  const look = (pattern: RegExp, start: number, words: string): void => {
    if (!pattern.test(words)) return;
    const line = text.slice(0, start + text.slice(start).search(/\S/)).split('\n').length;
    found.add(`${path}:${line}: "${words.trim().slice(0, 60)}" belongs in packages/messages`);
  };
  new Visitor({
    JSXText: ({ start, value }) => look(letters, start, value),
    JSXAttribute: ({ name, value }) => {
      if (name.type === 'JSXIdentifier' && readAttributes.has(name.name) && value?.type === 'Literal') look(letters, value.start, String(value.value));
    },
    Literal: ({ start, value }) => look(spanish, start, typeof value === 'string' ? value : ''),
    TemplateElement: ({ start, value }) => look(spanish, start, value.raw),
  }).visit(program);
  return [...found];
};

const letters = /\p{L}{2,}/u;
const spanish = /[áéíóúñ¿¡]/i;
const readAttributes = new Set(['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext']);
