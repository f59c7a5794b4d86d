import type { Audiences, BirthdayCorrection, CardErasureRequest, CardLinkRequest, CardLinkResponse, Changed, MembersRequest, MembersResponse, PermitRequest, PlacesRequest } from '@qoa/shared/protocol';
import type { Result } from '@qoa/shared/result';
import { ask, type Refusal } from '../../platform/ask.ts';

/** What the console asks of segments, lists of stores, permits and birthdays. No request throws; but for a card's link each is harmless when it comes twice. */
export interface AudienceDoors {
  readonly read: () => Promise<Result<Audiences, Refusal>>;
  readonly segment: (request: MembersRequest) => Promise<Result<MembersResponse, Refusal>>;
  readonly storeList: (request: MembersRequest) => Promise<Result<MembersResponse, Refusal>>;
  readonly places: (request: PlacesRequest) => Promise<Result<MembersResponse, Refusal>>;
  readonly permit: (request: PermitRequest) => Promise<Result<Changed, Refusal>>;
  readonly correctBirthday: (request: BirthdayCorrection) => Promise<Result<Changed, Refusal>>;
  readonly eraseCard: (request: CardErasureRequest) => Promise<Result<Changed, Refusal>>;
  /** Again, it is another link. */
  readonly newCardLink: (request: CardLinkRequest) => Promise<Result<CardLinkResponse, Refusal>>;
}

/** The doors of the server that served the page. */
export const serverAudienceDoors: AudienceDoors = {
  read: () => ask('GET', '/v1/admin/audiences'),
  segment: (request) => ask('POST', '/v1/admin/segments', request),
  storeList: (request) => ask('POST', '/v1/admin/store-lists', request),
  places: (request) => ask('POST', '/v1/admin/store-places', request),
  permit: (request) => ask('POST', '/v1/admin/permits', request),
  correctBirthday: (request) => ask('POST', '/v1/admin/birthdays', request),
  eraseCard: (request) => ask('POST', '/v1/admin/card-erasures', request),
  newCardLink: (request) => ask('POST', '/v1/admin/card-links', request),
};
