import type { PersonId } from '@qoa/shared/campaign-life';
import type { CampaignDetail } from '@qoa/shared/protocol';
import type { ConsoleWords } from '../../platform/words-context.tsx';

/** How people of a campaign are called on the screen: `you`, an email, or somebody. */
export const personNamer = ({ steps, reader }: Pick<CampaignDetail, 'steps' | 'reader'>, { k }: Pick<ConsoleWords, 'k'>): ((person: PersonId) => string) => {
  const emails = new Map(steps.flatMap(({ by, byEmail }) => (byEmail === null ? [] : [[by, byEmail] as const])));
  return (person) => (person === reader.person ? k.you : (emails.get(person) ?? k.somebody));
};
