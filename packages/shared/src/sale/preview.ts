import type { CardState, Explanation, PublishedRevision } from '../campaign/index.ts';
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
  readonly programmes: readonly {
    readonly programme: ProgrammeId;
    readonly name: string;
    readonly units: number;
    /** Before and after, as far as the replica knows; null when the card's balance is unknown here. */
    readonly balanceBefore: number | null;
    readonly balanceAfter: number | null;
    readonly goal: number;
    readonly explanation: Explanation;
  }[];
  /** True when a card is on the draft and nothing would be given. */
  readonly nothing: boolean;
}

/** The same `evaluate` as the judge's, on the replica's state. Law: judged, not trusted */
export const previewSale = (state: PreviewState, draft: SaleDraft, atMs: InstantMs): SalePreview => {
  throw new Error(`not written yet: ${draft.draftId} ${atMs} ${state.programmes.size}`);
};
