import { formatMoney, formatPesos, phoneSale, type Locale } from '@qoa/messages';
import type { Cents } from '@qoa/shared/ids';
import { saleAmountOf, type AmountAsked, type SaleDraft } from '@qoa/shared/sale';
import { memo, useState, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { AmountDialog } from './amount-dialog.tsx';
import { unitWords } from './given-words.ts';

interface AmountRowProps {
  readonly draft: SaleDraft;
  /** What a campaign would count, had somebody told it. */
  readonly asked: AmountAsked | null;
  readonly onAmounts: (ticketCents: Cents | null, lineCents: readonly (Cents | null)[]) => void;
}

/** What the sale came to, below its products: never needed, one tap away, and asked for in so many words where it would bring something. */
export const AmountRow = memo(({ draft, asked, onAmounts }: AmountRowProps): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const [open, setOpen] = useState(false);
  const cents = saleAmountOf(draft) ?? toldOf(draft);
  return (
    <>
      <button type="button" className="amount-row" data-asked={asked !== null} onClick={() => setOpen(true)}>
        <span>{asked !== null ? askedWords(asked, locale) : cents === null ? words.amount : words.total}</span>
        {cents === null ? <Icon name="plus" /> : <b>{formatMoney(cents, locale)}</b>}
      </button>
      {open && <AmountDialog draft={draft} asked={asked} onAmounts={onAmounts} onClose={() => setOpen(false)} />}
    </>
  );
});

/** What was told of some lines; null of none. */
const toldOf = ({ lines }: SaleDraft): Cents | null => lines.reduce<Cents | null>((sum, { amountCents }) => (amountCents === null ? sum : (sum ?? 0) + amountCents), null);

const askedWords = ({ brings }: AmountAsked, locale: Locale): string =>
  brings === null ? phoneSale[locale].amountAskedMinimum : phoneSale[locale].amountAsked(unitWords(brings.unit, brings.units, locale), formatPesos(brings.everyCents, locale));
