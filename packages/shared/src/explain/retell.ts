import { type Facts, withoutUnsureMark } from '../events/index.ts';
import type { ProgrammeId } from '../ids/index.ts';
import { type CampaignOutcome, emptyCardState, isDecidedBeforeCard, type Revision, type SaleOutcome, withoutEnded } from '../rules/index.ts';
import type { CardHistory, JudgedSale, JudgedStep } from './card-history.ts';
import { type JudgedAgain, judgeSaleAgain, keepStates } from './judge-again.ts';

/** Why a sale gave what it gave, as the judge found it; or that this cannot be told any more, beyond what is stored. */
export type Retold = { readonly told: 'whole'; readonly outcome: SaleOutcome; readonly revisions: readonly Revision[] } | { readonly told: 'answer-only' };

/** Judges one earlier step of a card over again, in its turn, so that the history knows what it left. */
export const passStep = (history: CardHistory, step: JudgedStep): void => {
  if (step.kind === 'adjusted') {
    for (const { programme, units } of step.given) {
      const state = history.states.get(programme) ?? emptyCardState;
      history.states.set(programme, { ...state, balance: state.balance + units });
    }
    return;
  }
  if (step.kind === 'expired') {
    for (const { programme, balance, atMs } of step.ended) {
      const { holding } = withoutEnded(history.states.get(programme) ?? emptyCardState, atMs);
      history.states.set(programme, { ...holding, balance });
    }
    return;
  }
  const again = judgeSaleAgain(history, step);
  keepStates(history, again);
  for (const campaign of again.differing) history.strayed.add(campaign);
};

/**
 * Judges a sale over again after all earlier ones, and tells the whole only where it comes to the very answer that is stored, and where nothing that
 * decided is out of sight: no campaign that looked at the card had strayed, none may have been cut by a limit for everyone, none by both budget and goal. Law: judged, not trusted
 */
export const retell = (history: CardHistory, sale: JudgedSale): Retold => {
  const again = judgeSaleAgain(history, sale);
  const isSure = isSameAnswer(again, sale) && again.outcome.campaigns.every((outcome, at) => isSureOf(outcome, again.revisions[at], { strayed: history.strayed, again, sale }));
  if (!isSure) return { told: 'answer-only' };
  const campaigns = again.outcome.campaigns.map((outcome, at) => withoutReturn(outcome, again.revisions[at], sale));
  return { told: 'whole', outcome: { ...again.outcome, campaigns }, revisions: again.revisions };
};

const isSameAnswer = ({ decision }: JudgedAgain, { answer }: JudgedSale): boolean =>
  decision.class === answer.class && decision.code === answer.code && factsText(decision.facts) === factsText(answer.facts) && JSON.stringify(decision.given) === JSON.stringify(answer.given);

/** Whether a campaign with a budget counts again hangs on what is left for all cards: but for the verdict's own campaign that is not known any more, and not told. */
const withoutReturn = (outcome: CampaignOutcome, revision: Revision | undefined, { answer }: JudgedSale): CampaignOutcome => {
  const { explanation } = outcome;
  const { code, facts } = explanation;
  if (facts['again'] === undefined || (revision?.budget ?? null) === null || (code === answer.code && factsText(facts) === factsText(answer.facts))) return outcome;
  return { ...outcome, explanation: { ...explanation, facts: { ...facts, nextMs: 0, again: 'untold', ...('why' in facts ? { why: 'other' } : {}) } } };
};

const factsText = (facts: Facts): string => JSON.stringify(Object.entries(withoutUnsureMark(facts)).sort(([a], [b]) => (a < b ? -1 : 1)));

interface Known {
  readonly strayed: ReadonlySet<ProgrammeId>;
  readonly again: JudgedAgain;
  readonly sale: JudgedSale;
}

/** What is decided by the sale, its store and the revision alone is as it was; else the card's state must be known, and nobody else's part may have mattered. */
const isSureOf = (outcome: CampaignOutcome, revision: Revision | undefined, { strayed, again, sale: { answer, issued } }: Known): boolean => {
  const { campaign, given, explanation: { code, facts, parts } } = outcome;
  if (isDecidedBeforeCard(code)) return true;
  if (revision === undefined || strayed.has(campaign)) return false;
  // How much of a cut was the goal's and how much the budget's, no answer says; nor which of the two it was.
  const mayBeBudgets = again.guessed.has(campaign) || (revision.budget !== null && !issued.has(campaign) && given.some(({ units, before }) => units < before));
  if (mayBeBudgets && revision.units.some(({ goal }) => goal?.overflow === 'drop')) return false;
  const isVerdict = code === answer.code && factsText(facts) === factsText(answer.facts);
  // Nothing was given of what was due: a budget that was spent takes it before a goal does.
  const mayBeSpent = revision.budget !== null && !issued.has(campaign) && given.length === 0 && parts.some(({ before }) => before > 0);
  if (mayBeSpent && !isVerdict && revision.units.some(({ goal }) => goal?.overflow === 'drop')) return false;
  // As the card's first, or on another level, it might have given more, had the budget let it.
  if (code === 'CAME_LATE' && revision.budget !== null && !issued.has(campaign) && !isVerdict) return false;
  const shared = revision.limits.filter(({ holder }) => holder === 'everyone');
  if (shared.length === 0) return true;
  // All that was due was given, of all pieces: nothing had cut it. Or it was refused as a whole, and the stored verdict names this very reason.
  if (given.length === 0) return parts.length === 0 && isVerdict;
  return code !== 'CAME_LATE' && given.every(({ units, before }) => units === before) && shared.every(({ of }) => of.kind !== 'items');
};
