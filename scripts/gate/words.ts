import ts from 'typescript';
import { asOne, type Outcome } from './check.ts';
import { isTest, sourceFiles, textOf } from './files.ts';

/** What a person reads stands in `packages/messages`, in both languages; never in a screen. */
export const checkWords = async (): Promise<Outcome> => asOne(sourceFiles.filter((path) => /^apps\/[^/]+\/src\//.test(path) && !isTest(path)).flatMap((path) => wordsIn(path, textOf(path))));

/** The words for people in one source file. */
export const wordsIn = (path: string, text: string): readonly string[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const words = forPeople(node);
    if (words !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${path}:${line + 1}: "${words.trim().slice(0, 60)}" belongs in packages/messages`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const letters = /\p{L}{2,}/u;
const spanish = /[áéíóúñ¿¡]/i;
const readAttributes = new Set(['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext']);

const forPeople = (node: ts.Node): string | undefined => {
  if (ts.isJsxText(node)) return letters.test(node.text) ? node.text : undefined;
  if (!ts.isStringLiteralLike(node)) return undefined;
  const isRead = ts.isJsxAttribute(node.parent) && readAttributes.has(node.parent.name.getText());
  return (isRead && letters.test(node.text)) || spanish.test(node.text) ? node.text : undefined;
};
