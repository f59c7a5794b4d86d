import * as z from 'zod/mini';
import type { Difference, LifeCommand, Proposal, RevisionDraft } from '../campaign-life/index.ts';
import type { StorePay } from '../feed/row.ts';
import type { CpgId, StoreId } from '../ids/index.ts';
import { revisionSchema } from '../rules/document/revision-schema.ts';
import type { CampaignCommandResponse, CampaignCreated, CampaignDetail, CampaignList, CampaignParts, CampaignStep, CampaignSummary, Participation, ParticipationRequest, RelationsRequest, RelationsResponse } from './campaigns.ts';
import { CODES_MAX, STORE_PAY_CENTS_MAX } from './limits.ts';
import { schemaOf } from './schema-of.ts';
import { countSchema, cpgIdSchema, gtinSchema, instantMsSchema, programmeIdSchema, restrictedSchema, rowIdSchema, seqSchema, shortTextSchema, storeIdSchema } from './words-schema.ts';

const ownerSchema = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('cpg'), cpg: cpgIdSchema }), z.strictObject({ kind: z.literal('store'), store: storeIdSchema })]);
const lifeStateSchema = z.enum(['unborn', 'draft', 'in-review', 'rejected', 'confirmed', 'active', 'paused', 'ended']);

/** The number of a campaign in an address. */
export const campaignNoSchema = z.string().check(z.regex(/^[1-9]\d{0,14}$/));

/** What is written of a campaign is looked at by `validateRevision`, which tells every problem with its place. */
export const revisionDraftSchema = z.omit(revisionSchema as unknown as z.ZodMiniObject, { revision: true, effectiveFromMs: true, state: true });

export const campaignDocumentSchema = z.object({ document: z.unknown() });

const paySchema = schemaOf<StorePay>()(z.object({ cents: z.int().check(z.minimum(1), z.maximum(STORE_PAY_CENTS_MAX)), per: z.enum(['sale', 'unit', 'prize']) }));
export const participationSchema = schemaOf<Participation>()(
  z.object({ mode: z.enum(['automatic', 'managed', 'opt-in']), stores: z.union([z.literal('all'), z.array(rowIdSchema<StoreId>()).check(z.maxLength(10_000))]), pay: z.nullable(paySchema) }),
);
export const participationRequestSchema = schemaOf<ParticipationRequest>()(z.object({ version: seqSchema, participation: participationSchema }));

// The years that a calendar of this product can tell: to the end of 9999.
const dateSchema = z.int().check(z.minimum(0), z.maximum(253_402_300_799_999));
const commandSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('edit'), document: z.unknown() }),
  z.strictObject({ do: z.enum(['submit', 'withdraw', 'discard', 'pause', 'resume']) }),
  z.strictObject({ do: z.enum(['reject', 'call-off']), reason: shortTextSchema.check(z.regex(/\S/)) }),
  z.strictObject({ do: z.literal('withdraw-plan'), plan: seqSchema, reason: shortTextSchema.check(z.regex(/\S/)) }),
  z.strictObject({ do: z.literal('approve'), effectiveFromMs: z.nullable(dateSchema) }),
  z.strictObject({ do: z.literal('end'), endsAtMs: dateSchema, redeemUntilMs: z.nullable(dateSchema) }),
]);
/** A command whose document nobody has looked at yet. */
export type UnreadCommand = Exclude<LifeCommand, { readonly do: 'edit' }> | { readonly do: 'edit'; readonly document: unknown };
export const campaignCommandRequestSchema = schemaOf<{ readonly version: number; readonly command: UnreadCommand }>()(z.object({ version: seqSchema, command: commandSchema }));

export const campaignCreatedSchema = schemaOf<CampaignCreated>()(z.object({ campaign: programmeIdSchema, version: seqSchema }));
export const campaignCommandResponseSchema = schemaOf<CampaignCommandResponse>()(z.object({ version: seqSchema, state: lifeStateSchema }));

const kindSchema = z.enum(['stamp', 'point']);
const summarySchema = schemaOf<CampaignSummary>()(
  z.object({
    campaign: programmeIdSchema,
    name: z.string(),
    owner: ownerSchema,
    ownerName: z.string(),
    state: lifeStateSchema,
    proposal: z.nullable(z.enum(['draft', 'in-review', 'rejected'])),
    kinds: z.array(kindSchema),
    startsAtMs: instantMsSchema,
    endsAtMs: z.nullable(instantMsSchema),
    timeZone: z.nullable(z.string()),
    isCalledOff: z.boolean(),
    planned: z.nullable(z.object({ name: z.string(), effectiveFromMs: instantMsSchema })),
    storesTakingPart: countSchema,
    changedAtMs: instantMsSchema,
  }),
);
export const campaignListSchema = schemaOf<CampaignList>()(z.object({ serverMs: instantMsSchema, campaigns: z.array(summarySchema) }));

const differenceSchema = schemaOf<Difference>()(z.object({ field: z.string(), before: z.exactOptional(z.unknown()), after: z.exactOptional(z.unknown()) }));
const stepSchema = schemaOf<CampaignStep>()(
  z.object({
    no: seqSchema,
    atMs: instantMsSchema,
    by: countSchema,
    byEmail: z.nullable(z.string()),
    step: z.enum(['Drafted', 'Submitted', 'Withdrawn', 'Discarded', 'Rejected', 'Published', 'Paused', 'Resumed', 'EndSet', 'CalledOff', 'PlanWithdrawn', 'ParticipationSet', 'StoreJoined', 'StoreLeft']),
    reason: z.nullable(z.string()),
    revisions: z.array(seqSchema),
    differences: z.array(differenceSchema),
    more: countSchema,
  }),
);
const proposalParts = { document: revisionDraftSchema as unknown as z.ZodMiniType<RevisionDraft, RevisionDraft>, authors: z.array(countSchema) };
const proposalSchema = schemaOf<Proposal>()(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('draft'), ...proposalParts }),
    z.object({ state: z.literal('in-review'), ...proposalParts, submittedBy: countSchema }),
    z.object({ state: z.literal('rejected'), ...proposalParts, rejectedBy: countSchema, reason: z.string() }),
  ]),
);
export const campaignDetailSchema = schemaOf<CampaignDetail>()(
  z.object({
    serverMs: instantMsSchema,
    campaign: programmeIdSchema,
    version: seqSchema,
    state: lifeStateSchema,
    proposal: z.nullable(proposalSchema),
    published: z.array(revisionSchema),
    steps: z.array(stepSchema),
    participation: participationSchema,
    storesTakingPart: z.array(storeIdSchema),
    approvers: z.array(z.string()),
    reader: z.object({ person: countSchema, role: z.enum(['admin', 'support']) }),
  }),
);

export const relationsRequestSchema = schemaOf<RelationsRequest>()(z.object({ cpg: rowIdSchema<CpgId>(), stores: z.array(shortTextSchema).check(z.minLength(1), z.maxLength(CODES_MAX)) }));
export const relationsResponseSchema = schemaOf<RelationsResponse>()(z.object({ related: countSchema, known: countSchema, unknown: z.array(z.string()) }));

export const campaignPartsSchema = schemaOf<CampaignParts>()(
  z.object({
    cpgs: z.array(z.object({ id: cpgIdSchema, name: z.string(), mayRestrict: z.array(restrictedSchema) })),
    brands: z.array(z.object({ name: z.string(), cpg: cpgIdSchema })),
    products: z.array(z.object({ gtin: gtinSchema, name: z.string(), brand: z.string(), cpg: cpgIdSchema, categories: z.array(z.string()), tags: z.array(z.string()), restricted: z.nullable(restrictedSchema) })),
    stores: z.array(
      z.object({
        ...{ id: storeIdSchema, type: z.enum(['tiendita', 'minisuper', 'cadena']), country: z.string(), state: z.string(), city: z.string(), lists: z.array(z.string()) },
        ...{ name: z.string(), timeZone: z.string() },
      }),
    ),
    segments: z.array(z.object({ segment: z.string(), cards: countSchema })),
  }),
);
