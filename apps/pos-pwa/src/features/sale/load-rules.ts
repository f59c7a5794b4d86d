import type { previewSale } from '@qoa/shared/sale/preview';

interface Rules {
  readonly previewSale: typeof previewSale;
}

/** The rules of campaigns. A sale never waits for them, so they are no part of the first load; the worker has them without a network. */
export const loadRules = (): Promise<Rules> => import('@qoa/shared/sale/preview');
