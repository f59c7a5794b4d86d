import { type FeedRow, isCampaignScope, type Scope } from '@qoa/shared/feed';
import type { Epoch, InstantMs, JudgedNo, ProgrammeId } from '@qoa/shared/ids';
import type { FeedPage, PullRequest, PullResponse } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import type { Database } from '../../platform/database.ts';
import { campaignRowsFor, type CampaignReader } from './campaign-body.ts';
import { endsOf, headOf, journalAfter, journalHead, programmesOf, rowsAfter, rowsOfScopes, type ScopeEnds, storeFactsOf, toldNosOf } from './feed-store.ts';
import { type Reader, cardScope, storeScope } from './reader.ts';
import { parseScope } from './scope.ts';
import { snapshotOf } from './snapshot-store.ts';

/** The rows of every scope, read by cursor. Laws: resume, last mile, own tenant */
export interface Feed {
  /**
   * A page of each followed scope that has rows after the reader's cursor; a snapshot where the reader has no cursor, one of another
   * epoch, one below the floor, or one ahead of what is stored. Scopes that the reader may not follow are passed over. Null: no epoch is known yet.
   */
  readonly pull: (reader: Reader, request: PullRequest) => Promise<PullResponse | null>;
  /** Every scope that a reader may follow now. */
  readonly scopesOf: (reader: Reader) => Promise<readonly Scope[]>;
  /** Rows of scopes after their numbers, for hints: one question for all, at most `limit` rows each, in the order in which they are wanted. Campaigns are told as cards may have them. */
  readonly rowsOfScopes: (wanted: readonly { readonly scope: Scope; readonly after: JudgedNo }[], limit: number) => Promise<readonly (readonly FeedRow[])[]>;
  /** The head of a scope; 0 when it has no row. */
  readonly headOf: (scope: Scope) => Promise<JudgedNo>;
}

export interface FeedParts {
  readonly database: Pick<Database, 'kysely'>;
  readonly epoch: () => Epoch | null;
  readonly now: () => InstantMs;
  /** A phone or the console stands ahead of what is stored in this epoch: the storage was put back. Resolves once that is dealt with. Rule: Restore */
  readonly onAhead: (reader: Reader, epoch: Epoch) => Promise<void>;
}

/** The feed of a database. */
export const openFeed = ({ database, epoch, now, onAhead }: FeedParts): Feed => {
  const { kysely } = database;
  const scopesOf = async (reader: Reader): Promise<readonly Scope[]> => {
    if (reader.kind === 'console') return ['console'];
    const programmes = await programmesOf(kysely, reader.kind === 'device' ? { store: reader.store } : 'any');
    const named = programmes.map((programme: ProgrammeId): Scope => `programme:${programme}`);
    return reader.kind === 'device' ? [storeScope(reader.store), 'catalogue', ...named] : [cardScope(reader.card), ...named];
  };
  const pageOf = async (reader: Reader, { scope, floor, head, since }: StoodOn, after: JudgedNo | null, limit: number): Promise<FeedPage | null> => {
    if (after === null || after > head || after < Math.max(floor, since)) {
      const page = await snapshotOf(kysely, reader, scope, now());
      return { ...page, head: Math.max(page.head, since) };
    }
    if (after === head) return null;
    // The reader stands at `since`, where there may be no row to follow.
    const rows = (await pageRows(scope, after, limit)).map((row) => (row.prev < since ? { ...row, prev: since } : row));
    return { scope, snapshot: false, floor, head: Math.max(head, rows.at(-1)?.judgedNo ?? 0), rows, more: rows.length === limit };
  };
  const scopeHead = (scope: Scope): Promise<JudgedNo> => (scope === 'console' ? journalHead(kysely) : headOf(kysely, stored(scope)));
  const scopeEnds = async (scope: Scope): Promise<ScopeEnds> => (scope === 'console' ? { floor: 0, head: await journalHead(kysely) } : endsOf(kysely, stored(scope)));
  const pageRows = (scope: Scope, after: JudgedNo, limit: number): Promise<readonly FeedRow[]> =>
    scope === 'console' ? journalAfter(kysely, after, limit) : rowsAfter(kysely, stored(scope), after, limit);

  /** A store's place is read once, and only for a page that tells of a campaign. */
  const shownTo = async (reader: Reader, pages: readonly FeedPage[]): Promise<readonly FeedPage[]> => {
    if (!pages.some(({ scope }) => isCampaignScope(scope))) return pages;
    const campaignReader = await campaignReaderOf(reader);
    return pages.map((page) => (isCampaignScope(page.scope) ? { ...page, rows: campaignRowsFor(campaignReader, page.rows) } : page));
  };
  const campaignReaderOf = async (reader: Reader): Promise<CampaignReader> => {
    if (reader.kind !== 'device') return 'card';
    const store = await storeFactsOf(kysely, reader.store);
    assert(store !== null, 'a phone is one of a store');
    return store;
  };

  const headsOf = async (reader: Reader, scopes: readonly Scope[]): Promise<readonly StoodOn[]> => {
    const { toldNo, joinedNo } = reader.kind === 'device' ? await toldNosOf(kysely, reader.store) : { toldNo: 0, joinedNo: 0 };
    return Promise.all(
      scopes.map(async (scope) => {
        const since = isCampaignScope(scope) ? toldNo : scope.startsWith('store:') ? joinedNo : 0;
        const { floor, head } = await scopeEnds(scope);
        return { scope, floor, head: Math.max(head, since), since };
      }),
    );
  };

  return {
    scopesOf,
    headOf: scopeHead,
    rowsOfScopes: async (wanted, limit) => {
      const [stores, journal] = [wanted.filter(({ scope }) => scope !== 'console'), wanted.find(({ scope }) => scope === 'console')];
      const rows = stores.length === 0 ? [] : await rowsOfScopes(kysely, stores.map(({ scope, after }) => ({ scope: stored(scope), after })), limit);
      const ofJournal = journal === undefined ? [] : await journalAfter(kysely, journal.after, limit);
      const byScope = new Map(stores.map(({ scope }, at) => [scope, rows[at] ?? []]));
      return wanted.map(({ scope }) => (scope === 'console' ? ofJournal : isCampaignScope(scope) ? campaignRowsFor('card', byScope.get(scope) ?? []) : (byScope.get(scope) ?? [])));
    },
    pull: async (reader, request) => {
      const current = epoch();
      if (current === null) return null;
      const scopes = await scopesOf(reader);
      const stood = await headsOf(reader, scopes);
      if (request.epoch === current && isAhead(reader, stood, request.after)) await onAhead(reader, current);
      const reached = epoch() ?? current;
      const follows = request.epoch === reached;
      const pages = await Promise.all(stood.map((one) => pageOf(reader, one, follows ? (request.after[one.scope] ?? null) : null, request.limit)));
      return { epoch: reached, serverMs: now(), scopes, pages: await shownTo(reader, pages.filter((page) => page !== null)) };
    },
  };
};

/** A scope and its head. What was told of a campaign before `since` was meant for another place of the store, or named its segments; what was told to a store, for one that took no part. */
interface StoodOn {
  readonly scope: Scope;
  readonly floor: JudgedNo;
  readonly head: JudgedNo;
  readonly since: JudgedNo;
}

/** A card's page runs wherever its customer likes, so its cursor is no evidence; it gets a snapshot all the same. */
const isAhead = (reader: Reader, stood: readonly StoodOn[], after: PullRequest['after']): boolean => reader.kind !== 'card' && stood.some(({ scope, head }) => (after[scope] ?? 0) > head);

const stored = (scope: Scope): NonNullable<ReturnType<typeof parseScope>> => {
  const parsed = parseScope(scope);
  assert(parsed !== null, `a reader's scope has rows, got ${scope}`);
  return parsed;
};
