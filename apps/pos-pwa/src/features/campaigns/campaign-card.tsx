import { describeRevision, formatPesos, lastDayText, phoneCampaigns, type Locale } from '@qoa/messages';
import type { StorePay } from '@qoa/shared/feed';
import type { Revision } from '@qoa/shared/rules';
import { useMemo, useState, type ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import type { CampaignView } from './campaign-views.ts';
import { ParticipationButtons } from './participation-buttons.tsx';
import { useRuleNames } from './use-rule-names.ts';

/** One campaign in plain words: what it gives, how it stands, its last days, what the store earns, its terms. */
export const CampaignCard = ({ view }: { readonly view: CampaignView }): ReactElement => {
  const locale = useLocale();
  const words = phoneCampaigns[locale];
  const { revision, next, phase, invited, joined, pay } = view;
  return (
    <article className="campaign" data-phase={phase}>
      <h3>{revision.name}</h3>
      <p className="campaign-state">{phaseWords(view, locale)}</p>
      <Described revision={revision} />
      <p className="campaign-days">{daysOf(view, locale).join(' · ')}</p>
      {next !== null && (
        <div className="campaign-next">
          <strong>{words.changes(dayOf(next.effectiveFromMs, next, locale))}</strong>
          <Described revision={next} />
        </div>
      )}
      {(pay !== null || !joined) && <p className="campaign-pay">{payWords(pay, locale)}</p>}
      {invited && phase !== 'ended' && <ParticipationButtons key={String(joined)} view={view} />}
    </article>
  );
};

/** The short paragraph, and the terms for who opens them: they are worked out only then. */
const Described = ({ revision }: { readonly revision: Revision }): ReactElement => {
  const locale = useLocale();
  const names = useRuleNames(revision);
  const [open, setOpen] = useState(false);
  const { short, terms } = useMemo(() => describeRevision(revision, names, locale), [revision, names, locale]);
  return (
    <>
      <p>{short}</p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{phoneCampaigns[locale].terms}</summary>
        {open && (
          <ul className="campaign-terms">
            {terms.map((term) => (
              <li key={term}>{term}</li>
            ))}
          </ul>
        )}
      </details>
    </>
  );
};

const phaseWords = ({ phase, revision }: CampaignView, locale: Locale): string => {
  const words = phoneCampaigns[locale];
  if (phase === 'soon') return words.soon(dayOf(Math.max(revision.startsAtMs, revision.effectiveFromMs), revision, locale));
  if (phase === 'ended') return words.endedNow;
  return words[phase];
};

const daysOf = ({ revision, phase }: CampaignView, locale: Locale): readonly string[] => {
  const words = phoneCampaigns[locale];
  const { endsAtMs, redeemUntilMs, timeZone } = revision;
  const last = endsAtMs === null ? (phase === 'ended' ? [] : [words.noEnd]) : [phase === 'ended' ? words.ended(lastDayText(endsAtMs, locale, timeZone)) : words.lastDay(lastDayText(endsAtMs, locale, timeZone))];
  return [...last, ...(redeemUntilMs === null ? [] : [words.redeemUntil(lastDayText(redeemUntilMs, locale, timeZone))])];
};

const dayOf = (atMs: number, { timeZone }: Revision, locale: Locale): string => lastDayText(atMs + 1, locale, timeZone);

const payWords = (pay: StorePay | null, locale: Locale): string => {
  const words = phoneCampaigns[locale];
  if (pay === null) return words.payNothing;
  return words[({ sale: 'paySale', unit: 'payUnit', prize: 'payPrize' } as const)[pay.per]](formatPesos(pay.cents, locale));
};
