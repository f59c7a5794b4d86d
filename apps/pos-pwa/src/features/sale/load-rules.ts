/** The rules of campaigns. A sale never waits for them, so they are no part of the first load; the worker has them without a network. */
export const loadRules = (): Promise<typeof import('@qoa/shared/sale/preview')> => import('@qoa/shared/sale/preview');
