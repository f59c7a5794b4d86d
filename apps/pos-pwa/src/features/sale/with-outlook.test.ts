import type { ProgrammeId } from '@qoa/shared/ids';
import type { CampaignOutlook } from '@qoa/shared/protocol';
import { expect, test } from 'vitest';
import { campaignOutlook, outlookOf, roomLeft, stampsHeld, threeStamps, toldMs } from './test-outlook.ts';
import { withOutlook } from './with-outlook.ts';

const units = (campaign: CampaignOutlook): number | undefined => withOutlook(threeStamps, outlookOf(campaign)).programmes[0]?.units;

test('the balance that the server told stands in for what this phone never heard', () => {
  expect(withOutlook(threeStamps, outlookOf(campaignOutlook())).programmes).toMatchObject([{ units: 3, balanceBefore: 5, balanceAfter: 8, goal: 8 }]);
});

test('what of the balance has ended is not counted, though nobody took it yet; what ends later is', () => {
  const ending = (atMs: number) => withOutlook(threeStamps, outlookOf(campaignOutlook({ units: [stampsHeld({ endsNext: { units: 4, atMs, isDue: true } })] }))).programmes[0];
  expect(ending(toldMs)).toMatchObject({ balanceBefore: 1, balanceAfter: 4 });
  expect(ending(toldMs + 1)).toMatchObject({ balanceBefore: 5, balanceAfter: 8 });
});

test('room that is left for less cuts the preview, and says why and when to come back', () => {
  const refined = withOutlook(threeStamps, outlookOf(campaignOutlook({ room: [roomLeft({ left: 2, per: 'week' }), roomLeft({ left: 1 })] })));
  expect(refined.programmes).toMatchObject([{ units: 1, balanceAfter: 6 }]);
  expect(refined.reason).toEqual({ code: 'LIMIT_CUT', facts: { programme: 1, of: 'stamp', per: 'day', units: 4, used: 3, nextMs: toldMs + 12 * 3_600_000, given: 1, due: 3 } });
});

test('no room, a cooldown or no sale left give nothing', () => {
  expect(withOutlook(threeStamps, outlookOf(campaignOutlook({ room: [roomLeft({ left: 0, per: { hours: 24 } })] }))).reason).toMatchObject({ code: 'LIMIT_REACHED', facts: { per: '24h', used: 4 } });
  expect(withOutlook(threeStamps, outlookOf(campaignOutlook({ cooldownUntilMs: toldMs + 1 }))).reason).toEqual({ code: 'COOLDOWN', facts: { programme: 1, nextMs: toldMs + 1 } });
  expect(units(campaignOutlook({ room: [roomLeft({ of: 'sales', left: 0 })] }))).toBe(0);
});

test('room of some products, of other units or enough of it, a cooldown that is over, and other campaigns change nothing', () => {
  expect(units(campaignOutlook({ room: [roomLeft({ left: 0, scope: 'brand' }), roomLeft({ left: 0, of: 'point' }), roomLeft({ left: 3 }), roomLeft({ of: 'sales', left: 1 })], cooldownUntilMs: toldMs }))).toBe(3);
  expect(withOutlook(threeStamps, outlookOf(campaignOutlook({ units: [stampsHeld({ programme: 7 as ProgrammeId })], cooldownUntilMs: toldMs + 1 })))).toEqual(threeStamps);
});

test('no amount is asked for where nothing more counts now', () => {
  const asking = { ...threeStamps, amountAsked: { campaign: 1 as ProgrammeId, products: [], brings: { unit: 'stamp', units: 1, everyCents: 1_000 } } } as const;
  const asked = (campaign: CampaignOutlook) => withOutlook(asking, outlookOf(campaign)).amountAsked;
  expect(asked(campaignOutlook({ room: [roomLeft({ left: 0 })] }))).toBeNull();
  expect(asked(campaignOutlook({ cooldownUntilMs: toldMs + 1 }))).toBeNull();
  for (const campaign of [campaignOutlook({ room: [roomLeft({ left: 1 })] }), campaignOutlook({ room: [roomLeft({ left: 0, of: 'point' })] })]) expect(asked(campaign)).toEqual(asking.amountAsked);
});
