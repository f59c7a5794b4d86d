import type { InstantMs } from '../ids/index.ts';
import { dayOf, spanEndMs } from './moment.ts';

/** When something counts again, and how that is told: from `nextMs` on, or, where it is 0, with the next purchase, not before the campaign ends, or never. Section 11, *When it counts again*. */
export interface Again {
  readonly nextMs: InstantMs;
  readonly again: 'next' | 'day' | 'week' | 'month' | 'at' | 'ends' | 'never';
}

/** How often it is looked at again before it is told as never. Section 11. */
export const stepsMax = 16;

/** The first span of the calendar whose next one begins at that very instant; else it is told by the instant. */
export const spanBegun = (timeZone: string, fromMs: InstantMs, atMs: InstantMs): Again['again'] => (['day', 'week', 'month'] as const).find((span) => spanEndMs(span, dayOf(timeZone, fromMs), timeZone) === atMs) ?? 'at';
