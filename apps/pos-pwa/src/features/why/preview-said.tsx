import { phoneWhy } from '@qoa/messages';
import type { SaleDraft, SalePreview } from '@qoa/shared/sale';
import { useCallback, type ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { useReading } from '../../platform/use-reading.ts';
import { useStoreZone } from '../device/index.ts';
import { useReplica } from '../replica/index.ts';
import { previewLines } from './preview-lines.ts';
import { Said } from './said.tsx';

/** What the phone's own rules found, campaign by campaign. */
export const PreviewSaid = ({ preview, lines }: { readonly preview: SalePreview; readonly lines: SaleDraft['lines'] }): ReactElement => {
  const locale = useLocale();
  const replica = useReplica();
  const timeZone = useStoreZone();
  const said = useReading(
    useCallback(() => previewLines(preview, lines, { replica, nowMs: Date.now(), locale, timeZone }), [preview, lines, replica, locale, timeZone]),
    replica.subscribe,
  );
  const words = phoneWhy[locale];
  if (said === null) return <p className="why-note">{words.loading}</p>;
  return (
    <>
      {said.length === 0 ? <p className="why-note">{words.noCampaign}</p> : <Said lines={said} />}
      <p className="why-note">{words.ahead}</p>
    </>
  );
};
