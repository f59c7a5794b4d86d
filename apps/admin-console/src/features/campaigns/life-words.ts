import { formatDay } from '@qoa/messages';
import type { LifeState, Proposal } from '@qoa/shared/campaign-life';
import type { CampaignSummary } from '@qoa/shared/protocol';
import type { ConsoleWords } from '../../platform/words-context.tsx';

/** How a state is painted. */
export type Tone = 'ok' | 'action' | 'calm' | 'warn' | 'bad';

/** A state of a campaign in words, with what it means for whoever waits. */
export interface StateWords {
  readonly tone: Tone;
  readonly name: string;
  readonly note: string;
}

/** Says where a campaign stands. */
export const stateWords = (state: LifeState, { k }: Pick<ConsoleWords, 'k'>): StateWords => {
  switch (state) {
    case 'unborn': return { tone: 'calm', name: k.unborn, note: k.noteDraft };
    case 'draft': return { tone: 'calm', name: k.draft, note: k.noteDraft };
    case 'in-review': return { tone: 'action', name: k.inReview, note: k.noteInReview };
    case 'rejected': return { tone: 'bad', name: k.rejected, note: k.noteRejected };
    case 'confirmed': return { tone: 'ok', name: k.confirmed, note: k.noteConfirmed };
    case 'active': return { tone: 'ok', name: k.active, note: k.noteActive };
    case 'paused': return { tone: 'warn', name: k.paused, note: k.notePaused };
    case 'ended': return { tone: 'calm', name: k.ended, note: k.noteEnded };
  }
};

/** The same of a whole campaign: one that was called off never began, so that it did not end either. */
export const lifeWords = (state: LifeState, isCalledOff: boolean, words: Pick<ConsoleWords, 'k'>): StateWords =>
  isCalledOff ? { tone: 'calm', name: words.k.calledOff, note: words.k.noteCalledOff } : stateWords(state, words);

/** Says what is proposed beside a campaign that was published; null where the proposal is the whole of it, or there is none. */
export const besideWords = (state: LifeState, proposal: Proposal['state'] | null, { k }: Pick<ConsoleWords, 'k'>): StateWords | null => {
  if (proposal === null || state === proposal) return null;
  const names = { draft: k.besideDraft, 'in-review': k.besideInReview, rejected: k.besideRejected };
  return { ...stateWords(proposal, { k }), name: names[proposal] };
};

/** From when to when, by the calendar of a zone; without one, of this machine. */
export const datesText = ({ startsAtMs, endsAtMs }: Pick<CampaignSummary, 'startsAtMs' | 'endsAtMs'>, { k, locale }: Pick<ConsoleWords, 'k' | 'locale'>, timeZone?: string): string => {
  const from = formatDay(startsAtMs, locale, timeZone);
  // An end is the first instant that no longer counts: the day before it is the last.
  return endsAtMs === null ? k.from(from) : k.fromTo(from, formatDay(endsAtMs - 1, locale, timeZone));
};
