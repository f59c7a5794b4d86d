import * as protocol from '@qoa/shared/protocol';
import * as z from 'zod/mini';

/** The success of one route. Without a schema it has no JSON body. */
export interface DocumentedAnswer {
  readonly status: 200 | 201 | 204;
  readonly description: string;
  readonly schema?: z.ZodMiniType;
}

const role = z.enum(['admin', 'support']);
const svg = z.string();
const signIn = z.object({ email: z.string(), password: z.string() });

const demo = z.object({
  stores: z.array(z.object({ name: z.string(), enrolCode: z.string(), enrolUrl: z.string(), qr: svg })),
  cards: z.array(z.object({ code: protocol.cardCodeSchema, url: z.string(), qr: svg })),
  products: z.array(z.object({ gtin: protocol.gtinSchema, ean: z.string(), name: z.string(), isPromoted: z.boolean(), barcode: svg })),
  admin: z.nullable(signIn),
  approver: z.nullable(signIn),
});

/** What each route answers when all is well, by method and path (the websocket is told in docs/protocol); only the document reads this, no answer is checked against it at run time. */
export const documentedAnswers: ReadonlyMap<string, DocumentedAnswer> = new Map<string, DocumentedAnswer>([
  ['POST /v1/enrolments', { status: 201, description: 'The phone is in its store', schema: protocol.enrolResponseSchema }],
  ['POST /v1/adoptions', { status: 200, description: 'The phone is known again, with the same keys', schema: protocol.adoptResponseSchema }],
  ['POST /v1/push', { status: 200, description: 'What became of each event, each answer with its tag', schema: protocol.pushResponseSchema }],
  ['POST /v1/receipts', { status: 200, description: 'The sale is in custody of the server', schema: protocol.receiptResponseSchema }],
  ['POST /v1/rescues', { status: 200, description: 'How many were taken', schema: protocol.rescueCountsSchema }],
  ['POST /v1/admin/rescues', { status: 200, description: 'What became of each envelope', schema: protocol.rescueToldSchema }],
  ['POST /v1/sessions/nonce', { status: 200, description: 'What to sign', schema: protocol.nonceResponseSchema }],
  ['POST /v1/sessions', { status: 200, description: 'A token to read with', schema: protocol.sessionResponseSchema }],
  ['POST /v1/pull', { status: 200, description: 'One page for each scope with rows after its cursor', schema: protocol.pullResponseSchema }],
  ['POST /v1/card/session', { status: 200, description: 'The card; its cookie is set', schema: protocol.cardSessionResponseSchema }],
  ['GET /v1/card', { status: 200, description: 'The card behind the cookie', schema: protocol.cardSessionResponseSchema }],
  ['GET /v1/card/outlook', { status: 200, description: 'As of now, in every campaign of which the card has something', schema: protocol.outlookSchema }],
  ['POST /v1/outlook', { status: 200, description: 'As of now, in the campaigns of the store', schema: protocol.outlookSchema }],
  ['POST /v1/explanations', { status: 200, description: 'Why, in codes and in words', schema: protocol.saleExplainedSchema }],
  ['GET /v1/card/explanations/:id', { status: 200, description: 'Why, in codes and in words', schema: protocol.saleExplainedSchema }],
  ['GET /v1/admin/explanations/:id', { status: 200, description: 'Why, in codes and in words', schema: protocol.saleExplainedSchema }],
  ['POST /v1/admin/session', { status: 200, description: 'Signed in; the cookie is set', schema: z.object({ email: z.string(), role, expiresAtMs: z.int() }) }],
  ['GET /v1/admin/session', { status: 200, description: 'Who is signed in', schema: z.object({ person: z.int(), role }) }],
  ['DELETE /v1/admin/session', { status: 204, description: 'Signed out; the cookie is gone' }],
  ['GET /v1/admin/sync-health', { status: 200, description: 'Every store and phone', schema: protocol.syncHealthSchema }],
  ['GET /v1/admin/campaigns', { status: 200, description: 'Every campaign', schema: protocol.campaignListSchema }],
  ['GET /v1/admin/campaigns/:id', { status: 200, description: 'The campaign', schema: protocol.campaignDetailSchema }],
  ['GET /v1/admin/campaign-parts', { status: 200, description: 'What there is', schema: protocol.campaignPartsSchema }],
  ['POST /v1/admin/campaigns', { status: 201, description: 'The draft’s number', schema: protocol.campaignCreatedSchema }],
  ['POST /v1/admin/campaigns/:id/copy', { status: 201, description: 'The copy’s number', schema: protocol.campaignCreatedSchema }],
  ['POST /v1/admin/campaigns/:id/commands', { status: 200, description: 'Where the campaign stands', schema: protocol.campaignCommandResponseSchema }],
  ['POST /v1/admin/campaigns/:id/participation', { status: 200, description: 'Where the campaign stands', schema: protocol.campaignCommandResponseSchema }],
  ['POST /v1/admin/relations', { status: 200, description: 'How many stores are related now', schema: protocol.relationsResponseSchema }],
  ['GET /v1/admin/audiences', { status: 200, description: 'What there is, and the last changes', schema: protocol.audiencesSchema }],
  ['POST /v1/admin/segments', { status: 200, description: 'How many cards came or left', schema: protocol.membersResponseSchema }],
  ['POST /v1/admin/store-lists', { status: 200, description: 'How many stores came or left', schema: protocol.membersResponseSchema }],
  ['POST /v1/admin/store-places', { status: 200, description: 'How many stores are otherwise than before', schema: protocol.membersResponseSchema }],
  ['POST /v1/admin/permits', { status: 200, description: 'Whether it is other than before', schema: protocol.changedSchema }],
  ['POST /v1/admin/card-links', { status: 200, description: 'The link, told once', schema: protocol.cardLinkResponseSchema }],
  ['POST /v1/admin/birthdays', { status: 200, description: 'Whether it is other than before', schema: protocol.changedSchema }],
  ['POST /v1/admin/card-erasures', { status: 200, description: 'Whether it was erased now', schema: protocol.changedSchema }],
  ['POST /v1/card/erasure', { status: 200, description: 'Whether it was erased now', schema: protocol.changedSchema }],
  ['POST /v1/card/birthday', { status: 200, description: 'Whether it was told now', schema: protocol.changedSchema }],
  ['POST /v1/campaigns/:id/join', { status: 200, description: 'Where the store stands', schema: protocol.joinedRowSchema }],
  ['POST /v1/campaigns/:id/leave', { status: 200, description: 'Where the store stands', schema: protocol.joinedRowSchema }],
  ['POST /v1/admin/campaigns/dry-run', { status: 200, description: 'What it would have given', schema: protocol.dryRunReportSchema }],
  ['POST /v1/admin/campaigns/warnings', { status: 200, description: 'The campaigns that it meets, and whether its budget outlasts a week', schema: protocol.campaignWarningsSchema }],
  ['POST /v1/admin/enrolment-codes', { status: 201, description: 'The code, shown once', schema: protocol.enrolmentCodeResponseSchema }],
  ['POST /v1/admin/enrolments/:id/revoke', { status: 200, description: 'The phone may deliver, never read', schema: z.object({ revokedAtMs: z.int() }) }],
  ['POST /v1/renewals', { status: 201, description: 'The code, good for ten minutes', schema: protocol.renewalResponseSchema }],
  ['POST /v1/admin/enrolments/:id/declare-lost', { status: 200, description: 'When the phone was first declared lost', schema: z.object({ lostAtMs: z.int() }) }],
  ['POST /v1/admin/losses/:no/close', { status: 200, description: 'When the loss was closed, by the first who did', schema: z.object({ closedAtMs: z.int() }) }],
  ['GET /v1/admin/holds/:no', { status: 200, description: 'What it would come to, without card or balance', schema: protocol.holdWeighedSchema }],
  ['POST /v1/admin/holds/:no/decide', { status: 200, description: 'What was decided, by the first who did', schema: protocol.holdOutcomeSchema }],
  ['GET /v1/demo', { status: 200, description: 'The demo world', schema: demo }],
  ['GET /health', { status: 200, description: 'The process runs', schema: z.object({ status: z.literal('ok') }) }],
  ['GET /ready', { status: 200, description: 'Sales can be taken', schema: z.object({ status: z.literal('ready') }) }],
]);
