declare module 'vitest' {
  export interface ProvidedContext {
    readonly postgresUrl: string;
  }
}

export {};
