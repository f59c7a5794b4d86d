import { common, phoneSale } from '@qoa/messages';
import type { Cents } from '@qoa/shared/ids';
import { centsOfPesos, linesAmountOf, type SaleDraft } from '@qoa/shared/sale';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { AmountField } from './amount-field.tsx';
import { useProductNames } from './use-product-names.ts';
import { writtenProduct } from './written-product.ts';

interface AmountDialogProps {
  readonly draft: SaleDraft;
  readonly onAmounts: (ticketCents: Cents | null, lineCents: readonly (Cents | null)[]) => void;
  readonly onClose: () => void;
}

/** What was paid: for the whole ticket, and below it for each product, as far as the tendero cares to say. */
export const AmountDialog = ({ draft, onAmounts, onClose }: AmountDialogProps): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const names = useProductNames(draft.lines);
  const dialog = useRef<HTMLDialogElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const titleId = useId();
  const [ticket, setTicket] = useState(typedOf(draft.ticketCents));
  const [lines, setLines] = useState(draft.lines.map(({ amountCents }) => typedOf(amountCents)));
  useEffect(() => {
    dialog.current?.showModal();
    first.current?.focus();
  }, []);

  const read = lines.map(centsOfPesos);
  const sum = linesAmountOf(read.map((each) => ({ amountCents: each.ok ? each.value : null })));
  const submit = (): void => {
    const whole = centsOfPesos(ticket);
    if (!whole.ok || !read.every(({ ok }) => ok)) return;
    onAmounts(whole.value, read.map((each) => (each.ok ? each.value : null)));
    onClose();
  };
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
        <AmountField field={first} label={words.total} text={ticket} hint={typedOf(sum) || '0.00'} onText={setTicket} />
        <details className="amount-lines" open={draft.lines.some(({ amountCents }) => amountCents !== null)}>
          <summary>
            {words.amountByProduct}
            <Icon name="chevron" />
          </summary>
          {draft.lines.map(({ product }, at) => (
            <AmountField
              key={writtenProduct(product) + at}
              label={('gtin' in product ? names.get(product.gtin)?.name : null) ?? writtenProduct(product)}
              text={lines[at] ?? ''}
              hint="0.00"
              onText={(text) => setLines(lines.map((each, i) => (i === at ? text : each)))}
            />
          ))}
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
