import type { CardCode, JudgedNo, ProgrammeId } from '../ids/index.ts';
import type { Given } from '../events/answer.ts';
import type { AdjustedRow, BalanceRow, CampaignRow, CustodyRow, ErasedRow, ExpiredRow, FeedRow, JoinedRow, ProductRow, Scope, StoreClaimRow, StoreRow, StoreSaleRow } from './row.ts';

/** What a row changes in a replica, by table. A balance is written only over one of a lower judgedNo. */
export type ReplicaChange =
  | { readonly put: 'sale'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: StoreSaleRow }
  | { readonly put: 'claim'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: StoreClaimRow }
  | { readonly put: 'balance'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: BalanceRow }
  | { readonly put: 'erased'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: ErasedRow }
  | { readonly put: 'campaign'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly campaign: ProgrammeId; readonly row: CampaignRow }
  | { readonly put: 'joined'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: JoinedRow }
  | { readonly put: 'custody'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: CustodyRow }
  | { readonly put: 'store'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: StoreRow }
  | { readonly put: 'product'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: ProductRow };

/** What a row changes; null for a kind, or a shape of it, that this release cannot read. Law: old phones */
export const changesOfRow = (scope: Scope, { kind, judgedNo, body }: FeedRow): readonly ReplicaChange[] | null => {
  if (typeof body !== 'object' || body === null) return null;
  switch (kind) {
    case 'sale':
      return isStoreSale(body) ? [{ put: 'sale', scope, judgedNo, row: body }, ...balancesOf(scope, judgedNo, body.card, body.answer.given)] : null;
    case 'claim':
      return isStoreClaim(body) ? [{ put: 'claim', scope, judgedNo, row: body }, ...balancesOf(scope, judgedNo, body.card, body.answer.given)] : null;
    case 'custody':
      return isCustody(body) ? [{ put: 'custody', scope, judgedNo, row: body }] : null;
    case 'balance':
      return isBalance(body) ? [{ put: 'balance', scope, judgedNo, row: body }] : null;
    case 'adjusted':
      return isAdjusted(body) ? balancesOf(scope, judgedNo, body.card, body.given) : null;
    case 'expired':
      return isExpired(body) ? balancesOf(scope, judgedNo, body.card, body.ended) : null;
    case 'card-erased':
      return isErased(body) ? [{ put: 'erased', scope, judgedNo, row: body }] : null;
    case 'campaign':
      return isCampaign(body) ? [{ put: 'campaign', scope, judgedNo, campaign: body.v === 1 ? body.programme : body.campaign, row: body }] : null;
    case 'joined':
      return isJoined(body) ? [{ put: 'joined', scope, judgedNo, row: body }] : null;
    case 'store':
      return isStore(body) ? [{ put: 'store', scope, judgedNo, row: body }] : null;
    case 'product':
      return isProduct(body) ? [{ put: 'product', scope, judgedNo, row: body }] : null;
    default:
      return null;
  }
};

/** A sale's answer says where it left its card. */
const balancesOf = (scope: Scope, judgedNo: JudgedNo, card: CardCode | null, given: readonly Pick<Given, 'programme' | 'balance'>[]): readonly ReplicaChange[] =>
  card === null ? [] : given.map(({ programme, balance }) => ({ put: 'balance', scope, judgedNo, row: { card, programme, balance } }));

const isCustody = (body: object): body is CustodyRow => 'enrolment' in body && 'seq' in body && 'hash' in body && 'answer' in body && isAnswer(body.answer);

const isStoreSale = (body: object): body is StoreSaleRow => isCustody(body) && 'lines' in body && Array.isArray(body.lines) && 'card' in body;

const isStoreClaim = (body: object): body is StoreClaimRow => isCustody(body) && 'card' in body && typeof body.card === 'string' && 'sale' in body && typeof body.sale === 'object' && body.sale !== null && 'hash' in body.sale;

const isAnswer = (answer: unknown): boolean => typeof answer === 'object' && answer !== null && 'class' in answer && 'given' in answer && Array.isArray(answer.given);

const isBalance = (body: object): body is BalanceRow => 'card' in body && 'programme' in body && 'balance' in body && Number.isInteger(body.balance);

const isAdjusted = (body: object): body is AdjustedRow => 'card' in body && 'seq' in body && 'given' in body && Array.isArray(body.given);

const isExpired = (body: object): body is ExpiredRow => 'card' in body && typeof body.card === 'string' && 'ended' in body && Array.isArray(body.ended);

const isErased = (body: object): body is ErasedRow => 'card' in body && typeof body.card === 'string';

/** A later shape of campaign has another `v`: its rules are not for this release. */
const isCampaign = (body: object): body is CampaignRow => 'v' in body && (body.v === 1 ? isFirstShape(body) : body.v === 2 && isRevision(body));

const isFirstShape = (body: object): boolean => 'programme' in body && 'products' in body && Array.isArray(body.products);

const isRevision = (body: object): boolean => 'campaign' in body && 'units' in body && Array.isArray(body.units) && 'earn' in body && Array.isArray(body.earn);

const isJoined = (body: object): body is JoinedRow => 'programme' in body && 'joined' in body;

const isStore = (body: object): body is StoreRow => 'id' in body && 'timeZone' in body && 'name' in body;

const isProduct = (body: object): body is ProductRow => 'gtin' in body && 'name' in body && 'cpg' in body;
