export * from './amount.ts';
export type { AmountAsked } from './amount-asked.ts';
export * from './content.ts';
export * from './draft.ts';
export type { EarlierSale } from './card-standings.ts';
export { asksOfPast } from './hangs-on-card.ts';
export type { PreviewState, ProgrammePreview, SalePreview } from './preview.ts';
