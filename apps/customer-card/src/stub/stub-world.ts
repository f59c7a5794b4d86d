import type { CardSaleRow, FeedRow } from '@qoa/shared/feed';
import type { CardSessionResponse, PullRequest, PullResponse } from '@qoa/shared/protocol';
import { renderSVG } from 'uqr';

/** The secret that opens the stub's card. */
export const stubSecret = 'b3BlbnMtdGhlLWNhcmQ';
const code = '8F2KQ7ZD93XM';
const epoch = '00000000000000e1' as PullResponse['epoch'];
const startMs = Date.UTC(2026, 10, 22, 18, 0);

/** A server's half of the card page, as small as a test needs: one card, one programme with eight stamps. */
export interface StubWorld {
  /** How the server answers now. */
  mode: 'well' | 'refusing' | 'away';
  readonly session: () => CardSessionResponse;
  readonly pull: (request: PullRequest) => PullResponse;
  /** Judges one purchase and gives its feed row. */
  readonly sell: (units: number, answer?: Partial<CardSaleRow['answer']>) => FeedRow;
  readonly heads: () => Record<string, number>;
  readonly epoch: PullResponse['epoch'];
}

/** A card with `stamps` stamps; `joined: false` has no programme yet. */
export const stubWorld = ({ stamps, joined = true }: { readonly stamps: number; readonly joined?: boolean }): StubWorld => {
  const rows: FeedRow[] = [];
  let balance = 0;
  const sell: StubWorld['sell'] = (units, answer = {}) => {
    const judgedNo = 10 + rows.length * 3;
    balance += units;
    const body: CardSaleRow = {
      storeName: 'Abarrotes La Esquina', atMs: startMs + rows.length * 3_600_000, products: [{ name: 'Refresco Cielo Rojo 600 ml', quantity: 1000 * Math.max(1, units) }],
      answer: { class: 'accepted', code: null, facts: {}, judgedNo, given: [{ programme: 3 as never, unit: 'stamp', units, balance, goal: 8 }], ...answer },
    };
    const row = { judgedNo, prev: rows.at(-1)?.judgedNo ?? 0, kind: 'sale', body };
    rows.push(row);
    return row;
  };
  for (let i = 0; i < stamps; i += 1) sell(1);
  const head = (): number => rows.at(-1)?.judgedNo ?? 0;
  return {
    mode: 'well', epoch, sell,
    session: () => ({ card: { code, qr: renderSVG(`QOA:C/${code}`, { border: 2 }) }, epoch }),
    heads: () => ({ 'card:7': head(), ...(joined ? { 'programme:3': 5 } : {}) }),
    pull: ({ after }) => ({
      epoch, serverMs: startMs, scopes: joined ? ['card:7', 'programme:3'] : ['card:7'],
      pages: [
        cardPage(after['card:7'], rows, balance, joined),
        ...(joined && after['programme:3'] === undefined ? [{ scope: 'programme:3', snapshot: true, floor: 0, head: 5, more: false, rows: [{ judgedNo: 5, prev: 0, kind: 'campaign', body: campaign }] }] : []),
      ],
    }),
  };
};

const cardPage = (cursor: number | undefined, rows: readonly FeedRow[], balance: number, joined: boolean): PullResponse['pages'][number] => {
  const head = rows.at(-1)?.judgedNo ?? 0;
  if (cursor !== undefined) return { scope: 'card:7', snapshot: false, floor: 0, head, more: false, rows: rows.filter(({ judgedNo }) => judgedNo > cursor) };
  const standing = { judgedNo: head, prev: 0, kind: 'balance', body: { card: code, programme: 3, balance } };
  return { scope: 'card:7', snapshot: true, floor: 0, head, more: false, rows: joined ? [standing, ...rows] : rows };
};

const campaign = { v: 1, programme: 3, revision: 1, cpg: 1, name: 'Refrescos Cielo', state: 'active', timeZone: 'America/Mexico_City', reward: { name: 'Refresco gratis', cost: 8 } };
