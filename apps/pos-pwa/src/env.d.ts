/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The release: the version in package.json, and what it is built of. */
  readonly APP_VERSION: string;
}
