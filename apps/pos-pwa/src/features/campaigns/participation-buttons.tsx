import { phoneCampaigns, phoneErrorText, type Locale } from '@qoa/messages';
import { useState, type ReactElement } from 'react';
import { AskDialog } from '../../platform/ask-dialog.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { useStoreZone } from '../device/index.ts';
import type { DeskFault } from '../sync/index.ts';
import type { CampaignView } from './campaign-views.ts';
import { useParticipation } from './use-participation.ts';

/** Taking part, or leaving again, where the tendero decides. It shows what the server said, never what was hoped. */
export const ParticipationButtons = ({ view: { campaign, revision, joined } }: { readonly view: CampaignView }): ReactElement => {
  const locale = useLocale();
  const words = phoneCampaigns[locale];
  const timeZone = useStoreZone();
  const { wish, tell } = useParticipation(campaign);
  const [leaving, setLeaving] = useState(false);
  const asking = wish.state === 'asking';
  const leave = (): void => {
    setLeaving(false);
    tell('leave');
  };
  return (
    <>
      {joined ? (
        <button type="button" className="campaign-leave" aria-busy={asking} aria-label={words.leaveOf(revision.name)} onClick={() => setLeaving(true)}>
          {asking ? words.asking : words.leave}
        </button>
      ) : (
        <button type="button" className="campaign-join" aria-busy={asking} aria-label={words.joinOf(revision.name)} onClick={() => tell('join')}>
          {asking ? words.asking : words.join}
        </button>
      )}
      <p className="campaign-wish" role="status">
        {wish.state === 'told' ? words.told : wish.state === 'failed' ? faultWords(wish.fault, locale, timeZone) : ''}
      </p>
      {leaving && <AskDialog title={words.leaveAsk(revision.name)} what={words.leaveWhat} yes={words.leaveYes} no={words.leaveNo} onYes={leave} onNo={() => setLeaving(false)} />}
    </>
  );
};

const faultWords = ({ code, facts, words }: DeskFault, locale: Locale, timeZone: string): string =>
  code === 'NETWORK_AWAY' ? phoneCampaigns[locale].away : (words?.[locale] ?? phoneErrorText(code, facts, locale, timeZone).join(' '));
