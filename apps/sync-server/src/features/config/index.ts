export type { Config, GivenSecrets } from './config.ts';
export { parseConfig } from './parse-config.ts';
export { keyringOf, type Keyring, type WrappedKey } from './keyring.ts';
export { secretsFrom, type Secrets } from './secrets.ts';
