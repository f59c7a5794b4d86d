import { common, formatQuantity, phoneSale } from '@qoa/messages';
import type { Thousandths } from '@qoa/shared/ids';
import type { DraftLine } from '@qoa/shared/sale';
import { memo, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { QuantityField } from './quantity-field.tsx';
import { useProductNames, type ProductName } from './use-product-names.ts';
import { writtenProduct } from './written-product.ts';

interface SaleLinesProps {
  readonly lines: readonly DraftLine[];
  /** The line that was read last. */
  readonly touched: number | null;
  readonly onQuantity: (line: number, quantity: Thousandths) => void;
}

/** The products of the sale, the last read on top, each with its quantity. */
export const SaleLines = memo(({ lines, touched, onQuantity }: SaleLinesProps): ReactElement => {
  const words = phoneSale[useLocale()];
  const names = useProductNames(lines);
  const newestFirst = lines.map((line, index) => ({ line, index })).reverse();
  return (
    <ul className="lines" aria-label={words.products}>
      {newestFirst.map(({ line, index }) => (
        <Line
          key={writtenProduct(line.product) + index}
          line={line}
          known={'gtin' in line.product ? names.get(line.product.gtin) : undefined}
          fresh={index === touched}
          onQuantity={(quantity) => onQuantity(index, quantity)}
        />
      ))}
    </ul>
  );
});

interface LineProps {
  readonly line: DraftLine;
  readonly known: ProductName | undefined;
  readonly fresh: boolean;
  readonly onQuantity: (quantity: Thousandths) => void;
}

const Line = ({ line, known, fresh, onQuantity }: LineProps): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const code = writtenProduct(line.product);
  const title = known?.name ?? common[locale].unknownProduct;
  const spoken = known?.name ?? words.unknownCode(code);
  const last = line.quantity <= 1000;
  return (
    <li className="line" data-fresh={fresh} data-unknown={known?.name === null || 'raw' in line.product}>
      <div className="line-words">
        <strong>{title}</strong>
        <span>{known?.restricted ? words.noPart(known.restricted) : (known?.brand ?? code)}</span>
      </div>
      <div className="quantity" role="group" aria-label={words.quantityOf(spoken)}>
        <button type="button" className="step" onClick={() => onQuantity(last ? 0 : line.quantity - 1000)} aria-label={last ? words.remove(spoken) : words.less(spoken)}>
          <Icon name={last ? 'bin' : 'minus'} />
        </button>
        <QuantityField key={line.quantity} label={words.quantityOf(spoken)} shown={formatQuantity(line.quantity, locale)} onQuantity={onQuantity} />
        <button type="button" className="step step-more" onClick={() => onQuantity(line.quantity + 1000)} aria-label={words.more(spoken)}>
          <Icon name="plus" />
        </button>
      </div>
    </li>
  );
};
