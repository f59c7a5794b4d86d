import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes, errorOf, errorsByArea, type ErrorCode } from '../../packages/shared/src/errors/index.ts';

const registryFolder = join(import.meta.dirname, '../../packages/shared/src/errors');
const head = `# Errors

Made from the registry in \`packages/shared/src/errors\` by \`node docs/protocol/write-errors.ts\`; do not edit it here. A test fails when it is not current.

Every HTTP answer that is an error has the body \`{"error":{"code","message":{"es","en"},"facts":{},"retry"}}\` and the status of its code. An event's answer
carries its code beside its class. Codes are never renamed or reused. A reader that does not know a code goes by the answer's **class**, or by **retry**, and shows the server's words.

| retry | what the caller does |
| --- | --- |
| \`never\` | nothing: the answer is final |
| \`same-bytes-later\` | keep it and send the same again, waiting longer each time |
| \`corrected\` | change the input, then ask again |
| \`smaller\` | send the same in smaller parts |
| \`after-session\` | win a new session (or sign in), then the same again |
| \`after-snapshot\` | take a snapshot, then go on |
| \`after-enrolment\` | enrol anew; the queue is kept |
| \`after-update\` | take the new release; the queue is kept |

A code without an HTTP status never is a whole HTTP answer: it stands inside an event's answer, or on the phone alone.
`;

/** The page of every error code, from the registry and its docstrings. */
export const errorsPage = (): string => [head, ...Object.keys(errorsByArea).map(areaOf)].join('\n');

const areaOf = (area: string): string => {
  const source = readFileSync(join(registryFolder, `${area}.ts`), 'utf8');
  const codes = errorCodes.filter((code) => Object.hasOwn(Object.entries(errorsByArea).find(([name]) => name === area)?.[1] ?? {}, code));
  return [`## ${area}\n`, areaWords(source), '\n| code | meaning | kind | HTTP | retry | classes | facts |', '| --- | --- | --- | --- | --- | --- | --- |', ...codes.map((code) => rowOf(code, source)), ''].join('\n');
};

const rowOf = (code: ErrorCode, source: string): string => {
  const { kind, http, retry, classes, facts, reserved } = errorOf(code);
  return `| \`${code}\` | ${meaningOf(code, source)}${reserved === true ? ' *Reserved: no error carries it yet.*' : ''} | ${kind} | ${http ?? ''} | \`${retry}\` | ${classes.join(', ')} | ${facts.map((fact) => `\`${fact}\``).join(', ')} |`;
};

const meaningOf = (code: ErrorCode, source: string): string => {
  const found = new RegExp(`/\\*\\*([^*]*(?:\\*(?!/)[^*]*)*)\\*/\\s+${code}: \\{`).exec(source)?.[1];
  if (found === undefined) throw new Error(`${code} has no docstring`);
  return words(found);
};

const areaWords = (source: string): string => words(/\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s+export const/.exec(source)?.[1] ?? '');

const words = (docstring: string): string => docstring.replace(/^\s*\* ?/gm, '').replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
