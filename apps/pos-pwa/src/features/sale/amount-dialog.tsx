import { common, phoneSale } from '@qoa/messages';
import type { Cents } from '@qoa/shared/ids';
import { centsOfPesos, linesAmountOf, type AmountAsked, type SaleDraft } from '@qoa/shared/sale';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { AmountField } from './amount-field.tsx';
import { fieldOrder } from './amount-order.ts';
import { LineAmounts } from './line-amounts.tsx';

interface AmountDialogProps {
  readonly draft: SaleDraft;
  readonly asked: AmountAsked | null;
  readonly onAmounts: (ticketCents: Cents | null, lineCents: readonly (Cents | null)[]) => void;
  readonly onClose: () => void;
}

/** What was paid, as far as the tendero cares to say: what counts stands open, by product or for the whole ticket; the other is one tap away. */
export const AmountDialog = ({ draft, asked, onAmounts, onClose }: AmountDialogProps): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [ticket, setTicket] = useState(typedOf(draft.ticketCents));
  const [lines, setLines] = useState(draft.lines.map(({ amountCents }) => typedOf(amountCents)));
  const { first, places } = fieldOrder(draft.lines, asked);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);

  const read = lines.map(centsOfPesos);
  const sum = linesAmountOf(read.map((each) => ({ amountCents: each.ok ? each.value : null })));
  const submit = (): void => {
    const whole = centsOfPesos(ticket);
    if (!whole.ok || !read.every(({ ok }) => ok)) return;
    onAmounts(whole.value, read.map((each) => (each.ok ? each.value : null)));
    onClose();
  };
  const total = <AmountField label={words.total} text={ticket} hint={typedOf(sum) || '0.00'} onText={setTicket} />;
  const products = <LineAmounts lines={draft.lines} places={places} texts={lines} asked={asked?.products ?? []} onText={(at, text) => setLines(lines.map((each, i) => (i === at ? text : each)))} />;
  return (
    <dialog ref={dialog} className="amounts" aria-labelledby={titleId} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <header>
          <h2 id={titleId}>{words.amountTitle}</h2>
          <button type="button" className="tool-flat" onClick={onClose} aria-label={common[locale].close}>
            <Icon name="close" />
          </button>
        </header>
        {first === 'lines' ? products : total}
        <details className="amount-lines" open={first === 'ticket' && draft.lines.some(({ amountCents }) => amountCents !== null)}>
          <summary>
            {first === 'lines' ? words.amountOfAll : words.amountByProduct}
            <Icon name="chevron" />
          </summary>
          {first === 'lines' ? total : products}
        </details>
        <button type="submit" className="primary">
          {words.amountDone}
        </button>
      </form>
    </dialog>
  );
};

/** As it would be typed: `45.50`; empty when nobody said. */
const typedOf = (cents: Cents | null): string => (cents === null ? '' : (cents / 100).toFixed(2));
