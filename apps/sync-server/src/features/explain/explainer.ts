import type { Audience, Locale } from '@qoa/messages';
import { beginHistory, type JudgedStep, passStep, type Retold, retell } from '@qoa/shared/explain';
import type { CardId, EnrolmentId, JudgedNo, Seq, StoreId } from '@qoa/shared/ids';
import type { SaleExplained } from '@qoa/shared/protocol';
import type { CardOnRecord, EventOnRecord, ExplainStore } from './explain-store.ts';
import { namesAsked, saleExplained } from './sale-explained.ts';

/** Why judged events gave what they gave, to whoever may know. Null: no such event for whoever asks. Law: own tenant */
export interface Explainer {
  /** An event of the store, whichever of its phones wrote it. */
  readonly atStore: (store: StoreId, source: EnrolmentId, seq: Seq, locale: Locale) => Promise<SaleExplained | null>;
  /** A row of the card's own feed. */
  readonly ofHolder: (card: CardId, judgedNo: JudgedNo, locale: Locale) => Promise<SaleExplained | null>;
  readonly forStaff: (judgedNo: JudgedNo, locale: Locale) => Promise<SaleExplained | null>;
}

export interface ExplainerParts {
  readonly store: ExplainStore;
  /** Lets everybody else of the process have a turn. */
  readonly breathe: () => Promise<void>;
  /** Of a card with more sales up to the one that is asked about, only the answer is told. */
  readonly stepsMax: number;
}

/** Sales that are judged over again before everybody else has a turn: a few milliseconds. */
const stepsAtOnce = 20;

export const openExplainer = ({ store, breathe, stepsMax }: ExplainerParts): Explainer => {
  const tell = async (event: EventOnRecord, audience: Audience, locale: Locale): Promise<SaleExplained> => {
    const retold = await retoldOf(event);
    await breathe();
    const names = await store.names(namesAsked(event, retold));
    return saleExplained(event, retold, names, { audience, locale });
  };

  const retoldOf = async (event: EventOnRecord): Promise<Retold | null> => {
    // Of a guest's sale, of one of nobody's card, and of custody the answer is all there is.
    if (event.card === null || event.answer.class === 'held') return null;
    await breathe();
    const record = await store.history(event.card, event.judgedNo, stepsMax);
    return record === null || record.isChanged ? answerOnly : replay(record, event.judgedNo);
  };

  const replay = async ({ steps, published, products }: CardOnRecord, judgedNo: JudgedNo): Promise<Retold> => {
    const history = beginHistory({ published, products });
    for (const [at, step] of steps.slice(0, -1).entries()) {
      passStep(history, step);
      if (at % stepsAtOnce === stepsAtOnce - 1) await breathe();
    }
    const last: JudgedStep | undefined = steps.at(-1);
    return last?.kind === 'sale' && last.judgedNo === judgedNo ? retell(history, last) : answerOnly;
  };

  return {
    atStore: async (own, source, seq, locale) => {
      const event = await store.named(source, seq);
      return event === null || event.store !== own ? null : tell(event, 'tendero', locale);
    },
    ofHolder: async (card, judgedNo, locale) => {
      const event = await store.numbered(judgedNo);
      return event === null || event.card !== card ? null : tell(event, 'customer', locale);
    },
    forStaff: async (judgedNo, locale) => {
      const event = await store.numbered(judgedNo);
      return event === null ? null : tell(event, 'staff', locale);
    },
  };
};

const answerOnly: Retold = { told: 'answer-only' };
