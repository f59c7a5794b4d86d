import { registerHooks } from 'node:module';

/** Has one module of a process that is about to start read otherwise than it is written. No file of the product knows of it. Throws when the words are not there. */
export const patchSource = (path: string, written: string, read: string): void => {
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (!url.endsWith(path)) return loaded;
      const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
      if (!source.includes(written)) throw new Error(`${path} no longer says: ${written}`);
      return { ...loaded, source: source.replace(written, read) };
    },
  });
};
