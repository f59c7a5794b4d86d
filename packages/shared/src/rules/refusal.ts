import { holdsCard } from './card-scope.ts';
import { type Compiled, compile } from './compile.ts';
import { coolsUntilMs } from './cooldown.ts';
import { eligibleLines } from './eligible-lines.ts';
import { isHeldOut } from './holdout.ts';
import { biteFacts, fullSalesLimit } from './limits.ts';
import type { Reason, Wait } from './judged.ts';
import { type Look, lookAt } from './look.ts';
import { minimumMissed } from './minimum.ts';
import type { Moment } from './moment.ts';
import type { Standing } from './outcome.ts';
import type { SeenSale } from './seen-sale.ts';

/** Why a campaign does not look at a sale, and what has to pass before it does. */
export interface Refusal extends Reason {
  readonly wait?: Wait;
}

/** A campaign's look at a sale, or the first reason not to look at it. Section 4. `moment` gives the calendar of a zone. */
export const lookOrRefuse = (standing: Standing, sale: SeenSale, moment: (timeZone: string) => Moment): Look | Refusal => {
  const compiled = compile(standing.revision);
  const lines = eligibleLines(compiled, sale);
  if ('code' in lines) return lines;
  const closed = closedTo(compiled, sale);
  if (closed !== null) return closed;
  const look = lookAt(compiled, standing, sale, moment(standing.revision.timeZone), lines);
  return refusalOf(look) ?? look;
};

/** Why a campaign is not open to this sale. */
const closedTo = ({ revision, stores }: Compiled, { atMs, store, card }: SeenSale): Reason | null => {
  const { campaign, startsAtMs, endsAtMs, state } = revision;
  if (atMs < startsAtMs) return { code: 'CAMPAIGN_NOT_STARTED', facts: { programme: campaign, startsAtMs } };
  if (endsAtMs !== null && atMs >= endsAtMs) return { code: 'CAMPAIGN_ENDED', facts: { programme: campaign, endedAtMs: endsAtMs } };
  if (state === 'ended') return { code: 'CAMPAIGN_ENDED', facts: { programme: campaign, endedAtMs: revision.effectiveFromMs } };
  if (state === 'paused') return { code: 'CAMPAIGN_PAUSED', facts: { programme: campaign } };
  if (!stores.holds(store)) return { code: 'STORE_NOT_IN_CAMPAIGN', facts: { programme: campaign } };
  return isHeldOut(revision, card.bucket) ? { code: 'HOLDOUT', facts: { programme: campaign } } : null;
};

const refusalOf = (look: Look): Refusal | null => {
  const { revision } = look.compiled;
  const programme = revision.campaign;
  if (!holdsCard(revision.cards, look)) return { code: 'CARD_NOT_IN_CAMPAIGN', facts: { programme } };
  const missing = minimumMissed(look);
  if (missing !== null) return { code: 'MINIMUM_NOT_REACHED', facts: missing };
  const untilMs = coolsUntilMs(look);
  if (untilMs !== null) return { code: 'COOLDOWN', facts: { programme }, wait: { for: 'cooldown', untilMs } };
  const full = fullSalesLimit(look);
  return full === null ? null : { code: 'LIMIT_REACHED', facts: { programme, ...biteFacts(full) }, wait: { for: 'limit', look, limit: full.limit } };
};
