import { escapeMarkup as safe } from '@qoa/design';
import { type DemoShown, ean13Svg } from '../demo/index.ts';
import type { StartWords } from './panels.ts';

/** The products with their barcodes, so that a newcomer can scan the screen; promoted ones first. */
export const productShelf = (words: StartWords, products: DemoShown['products']): string => {
  const shelf = products.toSorted((a, b) => Number(b.isPromoted) - Number(a.isPromoted));
  return `<section class="shelf" aria-labelledby="products"><h2 id="products">${safe(words.products)}</h2><p class="does">${safe(words.productsNext)}</p>
<ul>${shelf.map((product) => onShelf(words, product)).join('')}</ul></section>`;
};

const onShelf = (words: StartWords, { ean, name, isPromoted, restricted }: DemoShown['products'][number]): string => {
  const badge = isPromoted ? `<p class="badge">${safe(words.promoted)}</p>` : restricted === null ? '' : `<p class="badge quiet">${safe(words.adultsOnly)}</p>`;
  return `<li><figure>${ean13Svg(ean, name)}</figure><h3>${safe(name)}</h3>${badge}</li>`;
};
