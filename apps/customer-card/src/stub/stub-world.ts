import type { CampaignRow, CardSaleRow, FeedRow } from '@qoa/shared/feed';
import type { CampaignOutlook, CardSessionResponse, Outlook, PullRequest, PullResponse, SaleExplained } from '@qoa/shared/protocol';
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
  outlook: Outlook;
  /** What is said of any purchase. */
  said: SaleExplained['said'];
  /** The birthdays that were told; the first is kept. */
  readonly birthdays: unknown[];
  readonly pull: (request: PullRequest) => PullResponse;
  /** Judges one purchase and gives its feed row. */
  readonly sell: (units: number, answer?: Partial<CardSaleRow['answer']>) => FeedRow;
  readonly heads: () => Record<string, number>;
  readonly epoch: PullResponse['epoch'];
}

/** Another campaign, with what the card has of it. */
export interface StubCampaign {
  readonly row: CampaignRow & { readonly v: 2 };
  readonly balances: Readonly<Record<number, number>>;
}

export interface StubSize {
  readonly stamps: number;
  /** False: no programme yet. */
  readonly joined?: boolean;
  readonly more?: readonly StubCampaign[];
  readonly outlook?: readonly CampaignOutlook[];
}

/** A card with `stamps` stamps of eight in one programme, and more of what is named. */
export const stubWorld = ({ stamps, joined = true, more = [], outlook = [] }: StubSize): StubWorld => {
  const rows: FeedRow[] = [];
  let balance = 0;
  const sell: StubWorld['sell'] = (units, answer = {}) => {
    const judgedNo = 10 + rows.length * 3;
    balance += units;
    const body: CardSaleRow = {
      storeName: 'Abarrotes La Esquina', timeZone: 'America/Mexico_City', atMs: startMs + rows.length * 3_600_000, products: [{ name: 'Refresco Cielo Rojo 600 ml', quantity: 1000 * Math.max(1, units) }],
      answer: { class: 'accepted', code: null, facts: {}, judgedNo, given: [{ programme: 3 as never, unit: 'stamp', units, balance, goal: 8 }], ...answer },
    };
    const row = { judgedNo, prev: rows.at(-1)?.judgedNo ?? 0, kind: 'sale', body };
    rows.push(row);
    return row;
  };
  for (let i = 0; i < stamps; i += 1) sell(1);
  const campaigns = [...(joined ? [{ scope: 'programme:3', body: stampsOfEight as CampaignRow }] : []), ...more.map(({ row }) => ({ scope: `programme:${row.campaign}`, body: row }))];
  const others = more.flatMap(({ balances }) => Object.entries(balances).map(([programme, has]) => [Number(programme), has] as const));
  const head = (): number => rows.at(-1)?.judgedNo ?? 0;
  return {
    mode: 'well', epoch, sell,
    outlook: { serverMs: startMs, campaigns: outlook },
    said: [],
    birthdays: [],
    session: () => ({ card: { code, qr: renderSVG(`QOA:C/${code}`, { border: 2 }) }, epoch }),
    heads: () => ({ 'card:7': head(), ...Object.fromEntries(campaigns.map(({ scope }) => [scope, 5])) }),
    pull: ({ after }) => ({
      epoch, serverMs: startMs, scopes: ['card:7', ...campaigns.map(({ scope }) => scope)],
      pages: [
        cardPage(after['card:7'], rows, joined ? [[3, balance], ...others] : others),
        ...campaigns.filter(({ scope }) => after[scope] === undefined).map(({ scope, body }) => ({ scope, snapshot: true, floor: 0, head: 5, more: false, rows: [{ judgedNo: 5, prev: 0, kind: 'campaign', body }] })),
      ],
    }),
  };
};

const cardPage = (cursor: number | undefined, rows: readonly FeedRow[], balances: readonly (readonly [programme: number, balance: number])[]): PullResponse['pages'][number] => {
  const head = rows.at(-1)?.judgedNo ?? 0;
  if (cursor !== undefined) return { scope: 'card:7', snapshot: false, floor: 0, head, more: false, rows: rows.filter(({ judgedNo }) => judgedNo > cursor) };
  const standings = balances.map(([programme, balance]) => ({ judgedNo: head, prev: 0, kind: 'balance', body: { card: code, programme, balance } }));
  return { scope: 'card:7', snapshot: true, floor: 0, head, more: false, rows: [...standings, ...rows] };
};

/** The first shape of a campaign. */
const stampsOfEight = {
  ...{ v: 1, programme: 3, revision: 1, cpg: 1, name: 'Refrescos Cielo', state: 'active', effectiveFromMs: startMs, startsAtMs: startMs, endsAtMs: null, timeZone: 'America/Mexico_City' },
  ...{ products: [], earn: { kind: 'stamp-per-item', stamps: 1 }, limits: [], reward: { name: 'Refresco gratis', cost: 8 }, courtesyMs: 0 },
} as unknown as CampaignRow;
