import { formatSold, phoneSale } from '@qoa/messages';
import type { Gtin } from '@qoa/shared/ids';
import type { DraftLine } from '@qoa/shared/sale';
import type { ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { AmountField } from './amount-field.tsx';
import { useProductNames } from './use-product-names.ts';
import { writtenProduct } from './written-product.ts';

interface LineAmountsProps {
  readonly lines: readonly DraftLine[];
  /** In which order they are shown. */
  readonly places: readonly number[];
  /** By place, as typed. */
  readonly texts: readonly string[];
  /** Those whose amount brings something. */
  readonly asked: readonly Gtin[];
  readonly onText: (place: number, text: string) => void;
}

/** What each product came to, all its pieces together. */
export const LineAmounts = ({ lines, places, texts, asked, onText }: LineAmountsProps): ReactElement => {
  const locale = useLocale();
  const names = useProductNames(lines);
  const labelOf = ({ product, quantity }: DraftLine): string => {
    const name = ('gtin' in product ? names.get(product.gtin)?.name : null) ?? writtenProduct(product);
    return formatSold({ name, quantity }, locale);
  };
  return (
    <>
      {places.map((place) => {
        const line = lines[place];
        if (line === undefined) return null;
        const counts = 'gtin' in line.product && asked.includes(line.product.gtin);
        return <AmountField key={place} label={labelOf(line)} note={counts ? phoneSale[locale].amountCounts : null} text={texts[place] ?? ''} hint="0.00" onText={(text) => onText(place, text)} />;
      })}
    </>
  );
};
