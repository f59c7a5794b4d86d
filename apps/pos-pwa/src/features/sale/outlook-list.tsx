import { phoneSale } from '@qoa/messages';
import type { Outlook } from '@qoa/shared/protocol';
import type { SalePreview } from '@qoa/shared/sale';
import type { ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { useStoreZone } from '../device/index.ts';
import { useCampaigns } from '../replica/index.ts';
import { outlookNotes, revisionsAt } from './outlook-notes.ts';
import { outlookLine } from './outlook-words.ts';

interface OutlookListProps {
  readonly outlook: Outlook;
  /** Null while no product is on the sale. */
  readonly preview: SalePreview | null;
}

/** What the server told of the card at the counter: the three lines that there is room for, the rest for who asks. */
export const OutlookList = ({ outlook, preview }: OutlookListProps): ReactElement | null => {
  const locale = useLocale();
  const timeZone = useStoreZone();
  const revisions = revisionsAt(useCampaigns() ?? [], outlook.serverMs);
  const notes = outlookNotes(outlook, preview, revisions);
  if (notes.length === 0) return null;
  const lines = notes.map((note) => {
    const revision = revisions.get(note.campaign);
    return outlookLine(note, outlook.campaigns.length > 1 ? (revision?.name ?? null) : null, locale, { nowMs: outlook.serverMs, store: timeZone, campaign: revision?.timeZone ?? timeZone });
  });
  // Two limits may leave the same.
  const items = [...new Set(lines)].map((line) => <li key={line}>{line}</li>);
  const more = items.slice(3);
  return (
    <>
      <ul className="outlook">{items.slice(0, 3)}</ul>
      {more.length > 0 && (
        <details className="outlook-more" onToggle={({ currentTarget }) => currentTarget.open && currentTarget.scrollIntoView(false)}>
          <summary>{phoneSale[locale].moreNotes(more.length)}</summary>
          <ul className="outlook">{more}</ul>
        </details>
      )}
    </>
  );
};
