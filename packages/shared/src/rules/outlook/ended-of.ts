import type { InstantMs } from '../../ids/index.ts';
import type { UnitOutlook } from './card-outlook.ts';

/** How much of a balance that was told has ended by an instant and is not taken yet: the next sale finds it gone. Section 9. */
export const endedOf = ({ endsNext, balance }: Pick<UnitOutlook, 'endsNext' | 'balance'>, nowMs: InstantMs): number => (endsNext !== null && endsNext.atMs <= nowMs ? Math.min(balance, endsNext.units) : 0);
