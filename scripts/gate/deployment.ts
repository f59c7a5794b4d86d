import { parse, parseAllDocuments } from 'yaml';
import { asOne, type Outcome } from './check.ts';
import { projectFiles, textOf } from './files.ts';

/** No container engine is needed to see that the files which feed one parse, name what they must, and hold no default secret. */
export const checkDeployment = async (): Promise<Outcome> => asOne([...unparsed(), ...composeProblems(), ...dockerfileProblems(), ...workflowProblems(), ...undocumentedSettings()]);

const unparsed = (): readonly string[] =>
  projectFiles
    .filter((path) => /\.ya?ml$/.test(path))
    .flatMap((path) => parseAllDocuments(textOf(path)).flatMap(({ errors }) => errors.map(({ message }) => `${path}: ${message}`)));

type Compose = { readonly services: Readonly<Record<string, { readonly healthcheck?: unknown; readonly environment?: Readonly<Record<string, string>> }>> };

const composeProblems = (): readonly string[] => {
  const { services } = parse(textOf('docker-compose.yml')) as Compose;
  return Object.entries(services).flatMap(([name, { healthcheck, environment }]) => [
    ...(healthcheck === undefined ? [`docker-compose.yml: ${name} has no healthcheck`] : []),
    ...Object.entries(environment ?? {})
      .filter(([key, value]) => /PASSWORD|SECRET|KEYRING|TOKEN/.test(key) && !/\$\{\w+:\?/.test(value))
      .map(([key]) => `docker-compose.yml: ${name}.${key} must be asked for as \${${key}:?…}, never defaulted`),
  ]);
};

const dockerfileProblems = (): readonly string[] => {
  const text = textOf('Dockerfile');
  return ['USER ', 'HEALTHCHECK ', 'EXPOSE '].filter((word) => !new RegExp(`^${word}`, 'm').test(text)).map((word) => `Dockerfile: no ${word.trim()}`);
};

const workflowProblems = (): readonly string[] => (textOf('.github/workflows/ci.yml').includes('npm test') && textOf('.ci/run').includes('npm test') ? [] : ['CI must run npm test']);

/** A setting that the server reads and `.env.example` does not show is a setting nobody finds. */
const undocumentedSettings = (): readonly string[] => {
  const example = textOf('.env.example');
  const read = [...textOf('apps/sync-server/src/features/config/parse-config.ts').matchAll(/'([A-Z][A-Z_]{2,})'/g)].flatMap(([, name]) => name ?? []);
  return [...new Set(read)].filter((name) => !new RegExp(`^#?${name}=`, 'm').test(example)).map((name) => `.env.example does not show ${name}`);
};
