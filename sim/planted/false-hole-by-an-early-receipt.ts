import { declareLost } from '@qoa/shared/intake';
import type { Plant } from '../src/planting.ts';

/** What is missing below an event that came early counts as lost. */
export const falseHoleByAnEarlyReceipt: Plant = (real) => ({ ...real, takeEarly: (progress, seq) => declareLost(real.takeEarly(progress, seq)) });
