import type { JudgedStep } from '@qoa/shared/explain';
import type { Answer } from '@qoa/shared/events';
import type { CardId, EnrolmentId, Gtin, InstantMs, JudgedNo, ProgrammeId, Seq, StoreId } from '@qoa/shared/ids';
import type { SaleOnRecord } from '@qoa/shared/judge';
import type { ProductFacts, PublishedRevision } from '@qoa/shared/rules';
import type { Database } from '../../platform/database.ts';
import type { OpenBirthday } from '../cards/index.ts';
import { historyOf } from './history-reads-store.ts';
import { namesOf, type NamesOnRecord } from './names-reads-store.ts';
import { numberedEvent, namedEvent } from './event-reads-store.ts';
import { readingOf } from './reading-store.ts';

/** A judged event, or one in custody, as it stands on record. */
export interface EventOnRecord {
  readonly judgedNo: JudgedNo;
  readonly atMs: InstantMs;
  readonly store: StoreId | null;
  /** The store's zone: by its clock instants are told. Undefined: of no known store. */
  readonly timeZone: string | undefined;
  /** Whose it is by its answer; null: nobody's. */
  readonly card: CardId | null;
  readonly answer: Answer;
  /** The sale that it is, or to which it added a card; null when this release cannot read it, or the sale has not come. */
  readonly sale: SaleOnRecord | null;
}

/** Everything that a card's sales were judged on, up to one of them. */
export interface CardOnRecord {
  /** In order of their numbers; the last is the event that is asked about. */
  readonly steps: readonly JudgedStep[];
  readonly published: ReadonlyMap<ProgrammeId, readonly PublishedRevision[]>;
  readonly products: ReadonlyMap<Gtin, ProductFacts>;
  /** A product of the last sale, or its store, was changed since, so that what the rules saw of it is not known any more. */
  readonly isChanged: boolean;
}

/** What explanations read, and nothing more than that. */
export interface ExplainStore {
  readonly named: (source: EnrolmentId, seq: Seq) => Promise<EventOnRecord | null>;
  readonly numbered: (judgedNo: JudgedNo) => Promise<EventOnRecord | null>;
  /** Null: more than `most` steps. */
  readonly history: (card: CardId, upTo: JudgedNo, most: number) => Promise<CardOnRecord | null>;
  readonly names: (asked: { readonly products: readonly Gtin[]; readonly stores: readonly StoreId[] }) => Promise<NamesOnRecord>;
}

/** Judged events in the database, read only, each question at one instant. */
export const sqlExplainStore = ({ kysely }: Pick<Database, 'kysely'>, birthdayOf: OpenBirthday): ExplainStore => {
  const reading = readingOf(kysely);
  return {
    named: (source, seq) => reading((db) => namedEvent(db, source, seq)),
    numbered: (judgedNo) => reading((db) => numberedEvent(db, judgedNo)),
    history: (card, upTo, most) => reading((db) => historyOf(db, birthdayOf, card, upTo, most)),
    names: (asked) => reading((db) => namesOf(db, asked)),
  };
};
