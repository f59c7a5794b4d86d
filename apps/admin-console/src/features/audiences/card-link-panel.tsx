import type { ReactNode } from 'react';
import { ok } from '@qoa/shared/result';
import { renderSVG } from 'uqr';
import type { AudienceDoors } from './audience-doors.ts';
import { CardActPanel } from './card-act-panel.tsx';
import { useAudienceWords } from './use-audience-words.ts';

interface CardLinkPanelProps {
  readonly doors: Pick<AudienceDoors, 'newCardLink'>;
  readonly onChanged: () => Promise<void>;
}

/** Makes a card a new link; it is shown once, as text and as a QR. */
export const CardLinkPanel = ({ doors, onChanged }: CardLinkPanelProps): ReactNode => {
  const { a } = useAudienceWords();
  return (
    <CardActPanel
      words={{ title: a.link, hint: a.linkHint, ask: a.newLink, sureTitle: a.newLinkTitle, sureBody: a.newLinkBody, sure: a.newLinkConfirm }}
      onChanged={onChanged}
      act={async (card) => {
        const made = await doors.newCardLink({ card });
        return made.ok ? ok(<MadeLink url={made.value.url} />) : made;
      }}
    />
  );
};

const MadeLink = ({ url }: { readonly url: string }): ReactNode => {
  const { a } = useAudienceWords();
  return (
    <>
      <p>{a.linkMade}</p>
      <img className="qr" alt={a.linkQr} src={`data:image/svg+xml,${encodeURIComponent(renderSVG(url, { border: 3 }))}`} />
      <p className="code link" data-testid="card-link">{url}</p>
    </>
  );
};
