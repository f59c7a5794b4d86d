import type { Epoch } from '../ids/index.ts';

/** What a basis names an epoch by: its low 16 bits. */
export const epoch16Of = (epoch: Epoch): number => Number.parseInt(epoch.slice(-4), 16);
