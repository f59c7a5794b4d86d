/** What is used of PouchDB. Its published types declare a global `Buffer` that contradicts Node's. */
declare module 'pouchdb' {
  class PouchDB {
    constructor(path: string);
    readonly replicate: { readonly to: (target: PouchDB, options: { readonly batch_size: number }) => Promise<unknown> };
    bulkDocs(documents: readonly object[]): Promise<unknown>;
    info(): Promise<{ readonly doc_count: number }>;
    close(): Promise<void>;
  }
  export default PouchDB;
}
