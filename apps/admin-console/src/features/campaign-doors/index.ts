export { type CampaignDoors, serverCampaignDoors } from './campaign-doors.ts';
export { mayRestrict } from './may-restrict.ts';
export { ruleNamesOf } from './rule-names-of.ts';
export { together, useServerWarnings } from './use-server-warnings.ts';
