import type { ReactNode } from 'react';
import { proposersOf } from '@qoa/shared/campaign-life';
import type { CampaignDetail } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { isOwnWork } from './life-actions.ts';
import { personNamer } from './people.ts';

/** Who may publish a proposal, and why its author may not. */
export const FourEyes = ({ detail }: { readonly detail: CampaignDetail }): ReactNode => {
  const words = useWords();
  const { k, locale } = words;
  const { proposal, approvers } = detail;
  if (proposal === null) return null;
  const list = (names: readonly string[]): string => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  const proposedBy = proposersOf(proposal).map(personNamer(detail, words));
  const who = approvers.length === 0 ? k.eyesNobody : k.eyesWho(list(approvers));
  return (
    <aside className="eyes" aria-label={k.eyesTitle}>
      <b>{k.eyesTitle}</b>
      {isOwnWork(detail) ? <p>{k.eyesOwn} {who}</p> : <p>{k.eyesYours(list(proposedBy))}</p>}
    </aside>
  );
};
