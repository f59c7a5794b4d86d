import { type SaleDraft, soldOf } from '@qoa/shared/sale';
import { memo, useCallback, useState, type ReactElement } from 'react';
import { AmountDialog } from './amount-dialog.tsx';
import { AmountRow } from './amount-row.tsx';
import { CardRow } from './card-row.tsx';
import { SaleLines } from './sale-lines.tsx';
import type { SaleState } from './sale-state.ts';
import type { Changes } from './use-changes.ts';
import { useOutlook } from './use-outlook.ts';
import { usePreview } from './use-preview.ts';

interface PreviewedSaleProps {
  readonly draft: SaleDraft;
  readonly touched: SaleState['touched'];
  readonly change: Changes;
}

/** Whose sale it is, its lines, and what it would give. A missing amount is asked for where the eye is: beside the card, else below the lines. The preview comes after the lines are seen, and renders what it changes alone. */
export const PreviewedSale = memo(({ draft, touched, change }: PreviewedSaleProps): ReactElement => {
  const outlook = useOutlook(draft.card);
  const preview = usePreview(draft, outlook);
  const [amountIsOpen, setAmountIsOpen] = useState(false);
  const openAmount = useCallback(() => setAmountIsOpen(true), []);
  const asked = preview?.amountAsked ?? null;
  return (
    <>
      <CardRow card={draft.card} lines={soldOf(draft).lines} preview={preview} outlook={outlook} onDrop={change.dropCard} onAmount={openAmount} />
      <SaleLines lines={draft.lines} touched={touched} onQuantity={change.quantity} />
      {draft.lines.length > 0 && <AmountRow draft={draft} asked={draft.card === null ? asked : null} onOpen={openAmount} />}
      {amountIsOpen && <AmountDialog draft={draft} asked={asked} onAmounts={change.amounts} onClose={() => setAmountIsOpen(false)} />}
    </>
  );
});
