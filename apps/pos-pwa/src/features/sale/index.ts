export { givenWords } from './given-words.ts';
export { SaleScreen } from './sale-screen.tsx';
export { useProductNames } from './use-product-names.ts';
export { writtenProduct } from './written-product.ts';
