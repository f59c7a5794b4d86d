import type { Scope } from '@qoa/shared/feed';
import type { CardCode, CpgId, InstantMs, JudgedNo, StoreId } from '@qoa/shared/ids';
import type { Statement } from '../../platform/database.ts';

/** What staff or the system did and readers are told of. It takes a judgedNo through the judge, like an answer. */
export interface Fact {
  readonly kind: 'birthday' | 'birthday-told' | 'campaign' | 'card-erased' | 'card-link' | 'campaign-step' | 'enrolled' | 'epoch' | 'joined' | 'loss-closed' | 'loss-opened' | 'permit' | 'place' | 'product' | 'relation' | 'revoked' | 'segment' | 'store' | 'store-list';
  readonly cpg: CpgId | null;
  readonly store: StoreId | null;
  readonly atMs: InstantMs;
  /** As readers get it. */
  readonly body: object;
  /** Each gets a feed row. */
  readonly scopes: readonly Scope[];
  /** Where only what is known of these cards changes: the judge forgets them and nothing else. */
  readonly cards?: readonly CardCode[];
  /** What changes with it, in the same transaction. */
  readonly effects: (judgedNo: JudgedNo) => readonly Statement[];
}
