/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The app's version, from package.json. */
  readonly APP_VERSION: string;
}
