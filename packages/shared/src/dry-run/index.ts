export { beginDryRun, type DryRunUnderWay, replaySales, type ReplayedSale } from './replay.ts';
export { type DryRunReport, reportOf } from './report.ts';
export { type SampleOrder, sampleSales } from './sample-sales.ts';
export { type CatalogueLine, type SampleShop, sampleShop } from './sample-shop.ts';
