import { type SaleDraft, soldOf } from '@qoa/shared/sale';
import { memo, type ReactElement } from 'react';
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

/** Whose sale it is, its lines, and what it would give. The preview comes after the lines are seen, and renders what it changes alone. */
export const PreviewedSale = memo(({ draft, touched, change }: PreviewedSaleProps): ReactElement => {
  const outlook = useOutlook(draft.card);
  const preview = usePreview(draft, outlook?.outlook ?? null);
  return (
    <>
      <CardRow card={draft.card} lines={soldOf(draft).lines} preview={preview} outlook={outlook} onDrop={change.dropCard} />
      <SaleLines lines={draft.lines} touched={touched} onQuantity={change.quantity} />
      {draft.lines.length > 0 && <AmountRow draft={draft} asked={preview?.amountAsked ?? null} onAmounts={change.amounts} />}
    </>
  );
});
