import type { Answer, Facts } from '../events/index.ts';
import type { EnrolmentId, InstantMs, JudgedNo, ProgrammeId, Seq } from '../ids/index.ts';
import type { GivenUnits, PartExplained, UnitKind } from '../rules/index.ts';

/** `POST /v1/explanations` of a phone: about an event of its store, by name. A page asks by `judgedNo`, in the route. */
export interface ExplainRequest {
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  /** In which language the server says it. */
  readonly lang: 'es' | 'en';
}

/** Why a judged event gave what it gave. */
export interface SaleExplained {
  readonly judgedNo: JudgedNo;
  readonly atMs: InstantMs;
  /** What it was answered, which stands. */
  readonly answer: Pick<Answer, 'class' | 'code' | 'facts' | 'given'>;
  /** `answer-only`: how it came about is not known any more, so nothing but the answer is told. */
  readonly told: 'whole' | 'answer-only';
  /** In rising order; to a phone and a card those that gave or came near. Empty where nothing is told of them. */
  readonly campaigns: readonly CampaignExplained[];
  /** What was sold, in the order of the sale. */
  readonly products: readonly { readonly name: string; readonly quantity: number }[];
  /** The same in words, a line each: `depth` 0 the sale, 1 a campaign, 2 one part of what it gave. */
  readonly said: readonly { readonly depth: 0 | 1 | 2; readonly text: string }[];
}

/** What one campaign gave, and why. */
export interface CampaignExplained {
  readonly campaign: ProgrammeId;
  /** Which judged. */
  readonly revision: number;
  readonly name: string;
  /** A code of the rules. On the wire it is any text, as every code. */
  readonly code: string;
  readonly facts: Facts;
  readonly given: readonly Pick<GivenUnits, 'kind' | 'programme' | 'units' | 'before' | 'repaid'>[];
  readonly parts: readonly PartTold[];
}

/** What one rule gave for one product, or for the sale as a whole (`line` null). */
export interface PartTold extends Omit<PartExplained, 'code'> {
  readonly code: string;
  readonly unit: UnitKind;
}
