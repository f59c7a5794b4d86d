import type { errorsByArea } from '@qoa/shared/errors';
import { counted, endSaid, type ErrorArea, said, whenSaid } from './error-text.ts';

/** What whoever runs or joins campaigns may meet. */
export const campaignErrorsEn: ErrorArea<typeof errorsByArea.campaign> = {
  CAMPAIGN_UNKNOWN: () => ['That campaign does not exist or is out of your reach.', 'Choose one from the list.'],
  CAMPAIGN_CHANGED: () => ['Somebody changed this campaign while you looked at it.', 'See how it stands now and decide again.'],
  CAMPAIGN_STATE: (facts) => facts['who'] === 'device' ? ['This promotion has ended: nobody can join it.', 'What your customers earned is still there. See the other promotions.'] : [`The campaign is ${stateEn[said(facts, 'state')] ?? 'in another state'}, where this cannot be done.`, 'See on its page what can.'],
  FOUR_EYES: () => ['Whoever wrote or submitted a campaign does not publish it.', 'Ask somebody else to review it.'],
  EFFECT_BEFORE_PUBLICATION: () => ['A version cannot hold from before it is published.', 'Let it begin now, or choose a date ahead.'],
  EFFECT_AFTER_END: (facts) => [`The campaign ends on ${endSaid(facts, 'endsAtMs', 'en')}: a version that begins later would never count.`, 'Choose a day before it ends.'],
  PLAN_BEGUN: (facts) => [`That change has been in force since ${whenSaid(facts, 'effectiveFromMs', 'en')}.`, 'Propose another change, or pause the campaign.'],
  END_TOO_SOON: (facts) => ['Customers must know in good time.', `Choose ${whenSaid(facts, 'earliestMs', 'en')} or later.`],
  END_LATER: (facts) => [`The campaign ends on ${endSaid(facts, 'endsAtMs', 'en')}.`, 'To let it go on, publish a new version: another person reviews it.'],
  REDEEM_TOO_SOON: (facts) => ['The time that was promised for redeeming is not cut.', `Choose ${endSaid(facts, 'earliestMs', 'en')} or later.`],
  REDEEM_BEFORE_END: (facts) => ['Prizes can be redeemed at least until the campaign ends.', `Choose ${endSaid(facts, 'endsAtMs', 'en')} or later.`],
  MEMBER_FOR_EVER: (facts) => [`This no longer changes once published: ${said(facts, 'field')}.`, 'Keep the value that it had, or copy the campaign and change the copy.'],
  REVISION_INVALID: (facts) => [facts['field'] === '' ? `There is no campaign in “document” (${said(facts, 'problem')}).` : `The campaign lacks something in “${said(facts, 'field')}” (${said(facts, 'problem')}).`, counted(facts, 'count') > 1 ? `Correct the ${counted(facts, 'count')} places and save again.` : 'Correct it and save again.'],
  OWNER_UNKNOWN: () => ['The owner of the campaign does not exist.', 'Choose a maker or a store from the list.'],
  DRY_RUN_BUSY: () => ['Another dry run is under way.', 'Wait a few seconds and try again.'],
  CPG_UNKNOWN: () => ['That maker does not exist.', 'Choose one from the list.'],
  NOT_OPTIONAL: () => ['Your store takes part in this promotion by agreement.', 'If you want to leave, talk to support.'],
};

const stateEn: Readonly<Record<string, string>> = { unborn: 'discarded', draft: 'a draft', 'in-review': 'in review', rejected: 'rejected', confirmed: 'confirmed', active: 'active', paused: 'paused', ended: 'ended' };
