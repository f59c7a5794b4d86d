import { useEffect, useState } from 'react';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { RevisionWarning } from '@qoa/shared/rules';
import type { CampaignDoors } from './campaign-doors.ts';

const quietMs = 700;

/** What the server says of a document beside the campaigns that run, asked when the writing rests. What it cannot answer is no warning. */
export const useServerWarnings = (doors: Pick<CampaignDoors, 'warnings'>, document: RevisionDraft | null, isNumbered: boolean): readonly RevisionWarning[] => {
  const [warnings, setWarnings] = useState<readonly RevisionWarning[]>([]);
  useEffect(() => {
    if (document === null) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void doors.warnings({ document: isNumbered ? document : unnumbered(document) }).then((answer) => {
        if (isCurrent) setWarnings(answer.ok ? answer.value.warnings : []);
      });
    }, quietMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [doors, document, isNumbered]);
  return warnings;
};

/** The server leaves out the campaign that a document names: one without a number must not name somebody else's. */
const unnumbered = (document: RevisionDraft): RevisionDraft => {
  const noneYet = (nth: number): ProgrammeId => (2_147_483_647 - nth) as ProgrammeId;
  return { ...document, campaign: noneYet(0), units: document.units.map((unit, nth) => ({ ...unit, programme: noneYet(nth) })) };
};

/** Both lists, each thing once. */
export const together = (local: readonly RevisionWarning[], ofServer: readonly RevisionWarning[]): readonly RevisionWarning[] => {
  const keyOf = ({ field, code, facts }: RevisionWarning): string => `${field} ${code} ${code === 'CAMPAIGN_OVERLAPS' ? String(facts['campaign']) : ''}`;
  const known = new Set(local.map(keyOf));
  return [...local, ...ofServer.filter((warning) => !known.has(keyOf(warning)))];
};
