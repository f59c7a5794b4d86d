export { type CampaignDoors, serverCampaignDoors } from './campaign-doors.ts';
export { mayRestrict } from './may-restrict.ts';
export { ruleNamesOf } from './rule-names-of.ts';
export { useSameDocument } from './use-same-document.ts';
export { together, useServerWarnings } from './use-server-warnings.ts';
