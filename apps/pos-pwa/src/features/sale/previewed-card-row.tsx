import type { SaleDraft } from '@qoa/shared/sale';
import { memo, type ReactElement } from 'react';
import { CardRow } from './card-row.tsx';
import { usePreview } from './use-preview.ts';

interface PreviewedCardRowProps {
  readonly draft: SaleDraft;
  readonly onDrop: () => void;
}

/** Whose sale it is and what it would give. The preview comes after the line, and renders this row alone. */
export const PreviewedCardRow = memo(({ draft, onDrop }: PreviewedCardRowProps): ReactElement => (
  <CardRow card={draft.card} hasProducts={draft.lines.length > 0} preview={usePreview(draft)} onDrop={onDrop} />
));
