import type { CardCode, InstantMs } from '@qoa/shared/ids';
import { type Outlook, outlookSchema, parseAs, type OutlookRequest } from '@qoa/shared/protocol';
import { asRevision, standingFrom } from '@qoa/shared/rules';
import type { Replica } from '../replica/index.ts';
import type { Desk } from '../sync/index.ts';
import { isWorthAsking } from './worth-asking.ts';

/** Later than this, the sale is over. */
const LATE_MS = 4_000;

/** Asks once where a card stands; null when there is nothing to ask, nothing came in time, or nothing that this release can read: the phone then shows what it knows. */
export const askOutlook = async (desk: Desk, replica: Replica, card: CardCode, nowMs: InstantMs): Promise<Outlook | null> => {
  const [campaigns, standings] = await Promise.all([replica.campaigns(), replica.standings(card)]);
  const revisions = campaigns.flatMap(({ joined, published }) => (joined ? standingFrom(published, nowMs).slice(0, 1).map(asRevision) : []));
  if (!isWorthAsking(revisions, new Set(standings.map(({ programme }) => programme)))) return null;
  const request: OutlookRequest = { card };
  const answer = await desk.ask('/v1/outlook', request, LATE_MS);
  if (!answer.ok) return null;
  const read = parseAs(outlookSchema, answer.value);
  return read.ok ? read.value : null;
};
