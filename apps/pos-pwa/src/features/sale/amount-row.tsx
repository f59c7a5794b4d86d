import { formatMoney, phoneSale } from '@qoa/messages';
import type { Cents } from '@qoa/shared/ids';
import { saleAmountOf, type SaleDraft } from '@qoa/shared/sale';
import { memo, useState, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { AmountDialog } from './amount-dialog.tsx';

interface AmountRowProps {
  readonly draft: SaleDraft;
  readonly onAmounts: (ticketCents: Cents | null, lineCents: readonly (Cents | null)[]) => void;
}

/** What the sale came to, below its products: never asked for, one tap away. */
export const AmountRow = memo(({ draft, onAmounts }: AmountRowProps): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const [open, setOpen] = useState(false);
  const cents = saleAmountOf(draft);
  return (
    <>
      <button type="button" className="amount-row" onClick={() => setOpen(true)}>
        <span>{cents === null ? words.amount : words.total}</span>
        {cents === null ? <Icon name="plus" /> : <b>{formatMoney(cents, locale)}</b>}
      </button>
      {open && <AmountDialog draft={draft} onAmounts={onAmounts} onClose={() => setOpen(false)} />}
    </>
  );
});
