import { common, phoneScan } from '@qoa/messages';
import type { SaleDraft } from '@qoa/shared/sale';
import { memo, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import type { Changes } from './use-changes.ts';
import { useProductNames } from './use-product-names.ts';

interface LastReadProps {
  readonly draft: SaleDraft;
  readonly line: number;
  readonly onQuantity: Changes['quantity'];
}

/** What was just read, on the picture itself, where the eye is; a tap counts one more of it. */
export const LastRead = memo(({ draft, line: index, onQuantity }: LastReadProps): ReactElement | null => {
  const locale = useLocale();
  const line = draft.lines[index];
  const names = useProductNames(line === undefined ? [] : [line]);
  if (line === undefined) return null;
  const name = ('gtin' in line.product ? names.get(line.product.gtin)?.name : null) ?? common[locale].unknownProduct;
  return (
    <div className="last-read">
      <span>
        <Icon name="check" />
        <b>{name}</b>
      </span>
      <button type="button" onClick={() => onQuantity(index, line.quantity + 1000)} aria-label={`${phoneScan[locale].onePlus}, ${name}`}>
        {phoneScan[locale].onePlus}
      </button>
    </div>
  );
});
