import type { ProgrammeId } from '@qoa/shared/ids';
import type {
  CampaignCommandRequest, CampaignCommandResponse, CampaignCreated, CampaignCreateRequest, CampaignDetail, CampaignList, CampaignParts, CampaignWarnings, DryRunReport, DryRunRequest, ParticipationRequest, RelationsRequest, RelationsResponse,
} from '@qoa/shared/protocol';
import type { Result } from '@qoa/shared/result';
import { ask, type Refusal } from '../../platform/ask.ts';

/** What the console asks of campaigns. No request throws. */
export interface CampaignDoors {
  /** Who is signed in. */
  readonly reader: () => Promise<Result<CampaignDetail['reader'], Refusal>>;
  readonly list: () => Promise<Result<CampaignList, Refusal>>;
  readonly detail: (campaign: ProgrammeId) => Promise<Result<CampaignDetail, Refusal>>;
  readonly create: (request: CampaignCreateRequest) => Promise<Result<CampaignCreated, Refusal>>;
  readonly copy: (campaign: ProgrammeId) => Promise<Result<CampaignCreated, Refusal>>;
  /** Errors: CAMPAIGN_CHANGED when somebody was faster than `version`, and what a command is refused for. */
  readonly command: (campaign: ProgrammeId, request: CampaignCommandRequest) => Promise<Result<CampaignCommandResponse, Refusal>>;
  readonly participate: (campaign: ProgrammeId, request: ParticipationRequest) => Promise<Result<CampaignCommandResponse, Refusal>>;
  /** Twice is harmless. */
  readonly relate: (request: RelationsRequest) => Promise<Result<RelationsResponse, Refusal>>;
  readonly parts: () => Promise<Result<CampaignParts, Refusal>>;
  readonly warnings: (request: CampaignCreateRequest) => Promise<Result<CampaignWarnings, Refusal>>;
  /** May take minutes; the server stops when the signal ends the request. */
  readonly dryRun: (request: DryRunRequest, signal: AbortSignal) => Promise<Result<DryRunReport, Refusal>>;
}

const dryRunTimeoutMs = 300_000;

/** The doors of the server that served the page. */
export const serverCampaignDoors: CampaignDoors = {
  reader: () => ask('GET', '/v1/admin/session'),
  list: () => ask('GET', '/v1/admin/campaigns'),
  detail: (campaign) => ask('GET', `/v1/admin/campaigns/${campaign}`),
  create: (request) => ask('POST', '/v1/admin/campaigns', request),
  copy: (campaign) => ask('POST', `/v1/admin/campaigns/${campaign}/copy`),
  command: (campaign, request) => ask('POST', `/v1/admin/campaigns/${campaign}/commands`, request),
  participate: (campaign, request) => ask('POST', `/v1/admin/campaigns/${campaign}/participation`, request),
  relate: (request) => ask('POST', '/v1/admin/relations', request),
  parts: () => ask('GET', '/v1/admin/campaign-parts'),
  warnings: (request) => ask('POST', '/v1/admin/campaigns/warnings', request),
  dryRun: (request, signal) => ask('POST', '/v1/admin/campaigns/dry-run', request, { timeoutMs: dryRunTimeoutMs, signal }),
};
