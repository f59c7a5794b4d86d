export type { CardState, Earned, Evaluate, Explanation, SaleFacts, SaleLineFacts } from './evaluate.ts';
export type { CampaignRevision, PublishedRevision } from './revision.ts';
