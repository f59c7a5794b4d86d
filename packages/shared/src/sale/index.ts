export * from './amount.ts';
export type { AmountAsked } from './amount-asked.ts';
export * from './content.ts';
export * from './draft.ts';
export type { AnswersOfCard, PreviewState, ProgrammePreview, SalePreview } from './preview.ts';
