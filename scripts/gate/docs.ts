import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asOne, type Outcome } from './check.ts';
import { isTest, projectFiles, root, textOf } from './files.ts';

/** A document that names a path or a law is held to it. */
export const checkDocs = async (): Promise<Outcome> => {
  const documents = projectFiles.filter((path) => path.endsWith('.md'));
  const missing = ['README.md', 'ARCHITECTURE.md', 'GLOSSARY.md', 'CONTRIBUTING.md'].filter((path) => !documents.includes(path)).map((path) => `${path} is missing`);
  const recipes = [...documents, ...projectFiles.filter((path) => path.startsWith('.github/'))];
  return asOne([...missing, ...documents.flatMap((path) => [...deadPaths(path), ...deadLinks(path)]), ...recipes.flatMap(emptyRuns), ...unlistedDecisions(documents), ...uncitedLaws()]);
};

const rooted = /^(?:apps|packages|sim|e2e|bench|chaos|docs|golden|scripts|\.ci|\.github|\.devcontainer)\/[\w./@-]+$/;

/** A code span that looks like a path of ours must be one; placeholders such as `apps/<app>` are not looked up. */
const deadPaths = (document: string): readonly string[] =>
  spans(textOf(document))
    .filter((span) => rooted.test(span) && !isPlaceholder(span) && !existsSync(join(root, span)))
    .map((span) => `${document}: \`${span}\` does not exist`);

const spans = (text: string): readonly string[] => [...withoutFences(text).matchAll(/`([^`\n]+)`/g)].flatMap(([, span]) => (span === undefined ? [] : [span.trim()]));
const withoutFences = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');
const isPlaceholder = (span: string): boolean => /\b(?:NAME|N)\b|dist\//.test(span);

const deadLinks = (document: string): readonly string[] =>
  [...withoutFences(textOf(document)).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .flatMap(([, target]) => (target === undefined || /^[a-z]+:/.test(target) ? [] : [target]))
    .filter((target) => !existsSync(join(root, dirname(document), target)))
    .map((target) => `${document}: the link to ${target} is dead`);

/** A run of tests that is written down finds some: the runner takes each place as a part of a test file's path, and is content when one of several finds nothing. */
const emptyRuns = (recipe: string): readonly string[] =>
  testPlacesIn(textOf(recipe))
    .filter((place) => !projectFiles.some((path) => path.includes(place) && isTest(path)))
    .map((place) => `${recipe}: no test lies under ${place}`);

/** The places that runs of tests in a text name. */
export const testPlacesIn = (text: string): readonly string[] => [...text.matchAll(/vitest -- run ([^`\n]+)/g)].flatMap(([, args = '']) => args.split(/\s+/).filter((each) => /^(?:apps|packages|sim|e2e|bench|chaos|docs|golden|scripts)\/[\w./-]+$/.test(each)));

/** Every decision stands in the list of them, once. */
const unlistedDecisions = (documents: readonly string[]): readonly string[] => {
  const listed = [...textOf('docs/decisions/README.md').matchAll(/\]\((\d{4}-[\w-]+\.md)\)/g)].map(([, page]) => page);
  return documents
    .flatMap((path) => /^docs\/decisions\/(\d{4}-.+)$/.exec(path)?.[1] ?? [])
    .filter((page) => listed.filter((each) => each === page).length !== 1)
    .map((page) => `docs/decisions/README.md must list ${page} once`);
};

/** Every law of `ARCHITECTURE.md` names the tests that show it, and each of them cites the law; one whose issue comes later is not yet due. */
const uncitedLaws = (): readonly string[] => {
  if (!projectFiles.includes('ARCHITECTURE.md')) return [];
  const section = /^## Laws\b[\s\S]*?(?=^## |(?![\s\S]))/im.exec(textOf('ARCHITECTURE.md'))?.[0] ?? '';
  const rows = [...section.matchAll(/^\| \*\*([a-zñ ,]+)\*\* \|(.*)\|([^|]*)\|([^|]*)\|$/gm)];
  if (rows.length === 0) return ['ARCHITECTURE.md lists no laws under "## Laws"'];
  return rows
    .filter(([, , , , state]) => !/\blater\b/.test(state ?? ''))
    .flatMap(([, law = '', , shownBy = '']) => {
      const tests = spans(shownBy);
      if (tests.length === 0) return [`The law "${law}" names no test that shows it`];
      return tests.flatMap((test) => {
        if (!existsSync(join(root, test))) return [`The law "${law}" names a test that does not exist: ${test}`];
        return cites(textOf(test), law) ? [] : [`${test} does not cite the law "${law}"; name it there: "law ${law}: ..."`];
      });
    });
};

/** "law once: …", or a list, "laws once, kept, whole: …". */
const cites = (text: string, law: string): boolean => new RegExp(`\\blaws?:? [a-z ,]*\\b${law}\\b`, 'i').test(text);
