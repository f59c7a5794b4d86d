import { readFileSync } from 'node:fs';

/** The settings of the block in `docs/runbooks/` whose first line begins so: what an operator copies is what is rehearsed. Throws when there is none. */
export const runbookSettings = (runbook: string, heading: string): Readonly<Record<string, string>> => {
  const text = readFileSync(new URL(`../../../../docs/runbooks/${runbook}.md`, import.meta.url), 'utf8');
  const block = text.split('```').find((part) => part.trimStart().startsWith(heading));
  if (block === undefined) throw new Error(`docs/runbooks/${runbook}.md has no block "${heading}"`);
  return Object.fromEntries(
    block.split('\n').flatMap((line) => {
      const [, name, value] = /^(\w+) = (.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value.replace(/^'(.*)'$/, '$1')]];
    }),
  );
};
