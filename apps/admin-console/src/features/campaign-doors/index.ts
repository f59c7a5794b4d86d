export { type CampaignDoors, serverCampaignDoors } from './campaign-doors.ts';
export { ruleNamesOf } from './rule-names-of.ts';
