import type { SaleDraft, SalePreview } from '@qoa/shared/sale';
import { lazy, type ReactElement } from 'react';
import { Fold } from './fold.tsx';

const PreviewSaid = lazy(() => import('./preview-said.tsx').then((said) => ({ default: said.PreviewSaid })));

interface PreviewWhyProps {
  readonly preview: SalePreview;
  readonly lines: SaleDraft['lines'];
  readonly about: string;
}

/** Why the sale on screen would give what it would give: from what this phone knows, so also without signal. Law: judged, not trusted */
export const PreviewWhy = ({ preview, lines, about }: PreviewWhyProps): ReactElement => <Fold about={about}>{() => <PreviewSaid preview={preview} lines={lines} />}</Fold>;
