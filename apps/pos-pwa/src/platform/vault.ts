/** Small lasting records by name, written with strict durability. Values are anything that structured clone can carry, keys included. */
export interface Vault {
  /** Every record whose name begins with `prefix`, by name. */
  readonly list: (prefix: string) => Promise<readonly { readonly name: string; readonly value: unknown }[]>;
  readonly put: (name: string, value: unknown) => Promise<void>;
  /** Writes the record unless there is one of its name, and answers what stands then: of two tabs at once the first wins. */
  readonly keepFirst: (name: string, value: unknown) => Promise<unknown>;
  /** Forgets records; those that are not there are passed over. */
  readonly remove: (names: readonly string[]) => Promise<void>;
}

/** A vault that lives as long as the page: for tests. */
export const memoryVault = (): Vault => {
  const values = new Map<string, unknown>();
  return {
    list: async (prefix) => [...values].filter(([name]) => name.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => ({ name, value })),
    put: async (name, value) => {
      values.set(name, value);
    },
    keepFirst: async (name, value) => {
      if (!values.has(name)) values.set(name, value);
      return values.get(name);
    },
    remove: async (names) => names.forEach((name) => values.delete(name)),
  };
};
