import { type CampaignRevision, type CardState, emptyCardState, evaluate, type Explanation, inForceAt, type PublishedRevision, type SaleFacts } from '../campaign/index.ts';
import type { RestrictedKind } from '../feed/index.ts';
import type { Gtin, InstantMs, ProgrammeId } from '../ids/index.ts';
import type { SaleDraft } from './draft.ts';

/** What the phone's replica knows, as the judge's rules read it. */
export interface PreviewState {
  /** Programmes that the store takes part in, each with the revisions that the replica holds, rising. */
  readonly programmes: ReadonlyMap<ProgrammeId, readonly PublishedRevision[]>;
  readonly products: ReadonlyMap<Gtin, { readonly cpg: number; readonly restricted: RestrictedKind | null }>;
  /** What is known of the draft's card, by programme. Absent: unknown, taken as empty. */
  readonly cardStates: ReadonlyMap<ProgrammeId, CardState>;
}

/** What a sale would give, shown as *por confirmar*, never as *ganaste*. */
export interface SalePreview {
  readonly programmes: readonly ProgrammePreview[];
  /** True when a card is on the draft and nothing would be given. */
  readonly nothing: boolean;
}

export interface ProgrammePreview {
  readonly programme: ProgrammeId;
  readonly name: string;
  readonly units: number;
  /** As far as the replica knows; null when nothing is known of the card here. */
  readonly balanceBefore: number | null;
  readonly balanceAfter: number | null;
  readonly goal: number;
  readonly explanation: Explanation;
}

/** The same `evaluate` as the judge's, on the replica's state. Law: judged, not trusted */
export const previewSale = (state: PreviewState, draft: SaleDraft, atMs: InstantMs): SalePreview => {
  const sale = saleFactsOf(state, draft, atMs);
  const programmes: ProgrammePreview[] = [];
  for (const [programme, revisions] of state.programmes) {
    const current = inForceAt(revisions, atMs);
    if (current === null) continue;
    const known = draft.card === null ? undefined : state.cardStates.get(programme);
    programmes.push(previewOf(current.revision, known ?? null, sale));
  }
  return { programmes, nothing: draft.card !== null && programmes.every(({ units }) => units === 0) };
};

const saleFactsOf = (state: PreviewState, draft: SaleDraft, atMs: InstantMs): SaleFacts => ({
  atMs,
  hasCard: draft.card !== null,
  lines: draft.lines.map(({ product, quantity, amountCents }) => {
    const gtin = 'gtin' in product ? product.gtin : null;
    const known = gtin === null ? undefined : state.products.get(gtin);
    return { gtin, cpg: known?.cpg ?? null, restricted: known?.restricted ?? null, quantity, amountCents };
  }),
});

const previewOf = (revision: CampaignRevision, known: CardState | null, sale: SaleFacts): ProgrammePreview => {
  const { units, explanation } = evaluate(revision, known ?? emptyCardState, sale);
  return {
    programme: revision.programme,
    name: revision.name,
    units,
    balanceBefore: known?.balance ?? null,
    balanceAfter: known === null ? null : known.balance + units - Math.min(known.debt, units),
    goal: revision.reward.cost,
    explanation,
  };
};
