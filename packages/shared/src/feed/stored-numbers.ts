/** The numbers that stand for scopes in the stored feed; the console's feed is the journal and has none. Never renamed, never reused. */
export const scopeKindNumbers = { store: 1, card: 2, programme: 3, catalogue: 4 } as const;

/** The numbers that stand for kinds of rows in the stored feed. Never renamed, never reused. */
export const feedKindNumbers = { sale: 1, custody: 2, fact: 3, claim: 4 } as const;
