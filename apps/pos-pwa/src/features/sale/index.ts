export { AttachScreen } from './attach-screen.tsx';
export { givenWords } from './given-words.ts';
export { SaleScreen } from './sale-screen.tsx';
export { loadRules } from './load-rules.ts';
export { mayAttach, standingOf } from './standing.ts';
export { useProductNames } from './use-product-names.ts';
export { writtenProduct } from './written-product.ts';
