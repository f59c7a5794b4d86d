import { localDayStartMs } from '../../campaign/index.ts';
import type { InstantMs } from '../../ids/index.ts';
import type { CampaignState, HeldLot } from '../campaign-state.ts';
import type { UnitOutlook } from './card-outlook.ts';
import { dayOf } from '../moment.ts';
import type { Revision, Unit } from '../document/revision.ts';

/** What a card holds as an outlook by this revision tells it: what ends next, or has ended, stands as one lot, and of what ends later nothing is known. Section 9. */
export const holdingsTold = ({ units, timeZone }: Revision, told: readonly UnitOutlook[]): CampaignState['holdings'] =>
  Object.fromEntries(told.map(({ programme, balance, debt, endsNext }) => [programme, { balance, debt, lots: endsNext === null ? [] : [lotOf(endsNext, timeZone, units.find((unit) => unit.programme === programme))] }]));

const lotOf = ({ units, atMs }: NonNullable<UnitOutlook['endsNext']>, timeZone: string, unit: Unit | undefined): HeldLot => ({ earnedAtMs: earnedAtMs(atMs, timeZone, unit), remaining: units, usableFromMs: 0, expiresAtMs: atMs });

/** Where the first decides when all end, the day on which it was earned; else it tells nothing. */
const earnedAtMs = (endsAtMs: InstantMs, timeZone: string, unit: Unit | undefined): InstantMs => (unit?.expiry.by === 'first' ? localDayStartMs(timeZone, dayOf(timeZone, endsAtMs) - unit.expiry.days - 1) : endsAtMs);
