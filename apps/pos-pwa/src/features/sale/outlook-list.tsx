import type { Outlook } from '@qoa/shared/protocol';
import { standingFrom } from '@qoa/shared/rules';
import type { SalePreview } from '@qoa/shared/sale';
import type { ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { useEnrolled } from '../device/index.ts';
import { useCampaigns } from '../replica/index.ts';
import { outlookNotes } from './outlook-notes.ts';
import { outlookLine } from './outlook-words.ts';

interface OutlookListProps {
  readonly outlook: Outlook;
  readonly preview: SalePreview | null;
}

/** What the server told of the card at the counter, in the few lines that there is room for. */
export const OutlookList = ({ outlook, preview }: OutlookListProps): ReactElement | null => {
  const locale = useLocale();
  const timeZone = useEnrolled()?.store.timeZone ?? 'America/Mexico_City';
  const campaigns = useCampaigns() ?? [];
  const nameOf = (id: number): string | null => standingFrom(campaigns.find(({ campaign }) => campaign === id)?.published ?? [], outlook.serverMs)[0]?.name ?? null;
  const notes = outlookNotes(outlook, preview);
  if (notes.length === 0) return null;
  return (
    <ul className="outlook">
      {notes.map((note) => {
        const line = outlookLine(note, outlook.campaigns.length > 1 ? nameOf(note.campaign) : null, locale, timeZone);
        return <li key={line}>{line}</li>;
      })}
    </ul>
  );
};
