import { formatMoney, phoneSale } from '@qoa/messages';
import type { Cents } from '@qoa/shared/ids';
import { saleAmountOf, type AmountAsked, type SaleDraft } from '@qoa/shared/sale';
import { memo, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { askedWords } from './asked-words.ts';

interface AmountRowProps {
  readonly draft: SaleDraft;
  /** What a campaign would count, had somebody told it; null also where the card's row asks for it. */
  readonly asked: AmountAsked | null;
  readonly onOpen: () => void;
}

/** What the sale came to, below its products: never needed, one tap away, and asked for in so many words where it would bring something. */
export const AmountRow = memo(({ draft, asked, onOpen }: AmountRowProps): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const cents = saleAmountOf(draft) ?? toldOf(draft);
  return (
    <button type="button" className="amount-row" data-asked={asked !== null} onClick={onOpen}>
      <span>{asked !== null ? `${words.amountMissing}. ${askedWords(asked, locale)}` : cents === null ? words.amount : words.total}</span>
      {cents === null ? <Icon name="plus" /> : <b>{formatMoney(cents, locale)}</b>}
    </button>
  );
});

/** What was told of some lines; null of none. */
const toldOf = ({ lines }: SaleDraft): Cents | null => lines.reduce<Cents | null>((sum, { amountCents }) => (amountCents === null ? sum : (sum ?? 0) + amountCents), null);
