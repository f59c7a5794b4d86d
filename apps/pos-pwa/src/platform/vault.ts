/** Small lasting records by name, written with strict durability. Values are anything that structured clone can carry, keys included. */
export interface Vault {
  /** Every record whose name begins with `prefix`, by name. */
  readonly list: (prefix: string) => Promise<readonly { readonly name: string; readonly value: unknown }[]>;
  readonly put: (name: string, value: unknown) => Promise<void>;
}

/** A vault that lives as long as the page: for tests. */
export const memoryVault = (): Vault => {
  const values = new Map<string, unknown>();
  return {
    list: async (prefix) => [...values].filter(([name]) => name.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => ({ name, value })),
    put: async (name, value) => {
      values.set(name, value);
    },
  };
};
