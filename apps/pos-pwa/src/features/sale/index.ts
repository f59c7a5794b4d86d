export { AttachScreen } from './attach-screen.tsx';
export { CampaignsLink } from './campaigns-link.tsx';
export { SaleScreen } from './sale-screen.tsx';
export { loadRules } from './load-rules.ts';
export { mayAttach, standingOf, waitingOf } from './standing.ts';
export { unitsWords } from './given-words.ts';
export { standingWords } from './verdict-words.ts';
export { useProductNames } from './use-product-names.ts';
export { writtenProduct } from './written-product.ts';
