/** Products of these kinds take no part unless a campaign may and does name them. */
export const restrictedKinds = ['alcohol', 'tobacco', 'medicine', 'phone-credit', 'service'] as const;

export type RestrictedKind = (typeof restrictedKinds)[number];
