import { type CampaignDetail, campaignDetailSchema, type CampaignList, campaignListSchema } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { sql } from 'kysely';
import { staffCookie } from '../../server/test-callers.ts';
import { type TestHouse, testOrigin } from '../../server/test-house.ts';
import { testDraft } from './test-campaign.ts';

/** What a door answered. */
export interface Answered {
  readonly status: number;
  /** Null: all is well. */
  readonly code: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Somebody of the console at the doors of campaigns. */
export interface TestPerson {
  readonly get: (path: string) => Promise<Answered>;
  readonly post: (path: string, body?: object) => Promise<Answered>;
  readonly list: () => Promise<CampaignList>;
  readonly detail: (campaign: number) => Promise<CampaignDetail>;
  readonly create: (document?: object) => Promise<number>;
  /** A command upon the version that stands, or upon another. */
  readonly command: (campaign: number, command: object, version?: number) => Promise<Answered>;
  readonly participate: (campaign: number, participation: object, version?: number) => Promise<Answered>;
}

/** Signs somebody in. */
export const testPerson = async (house: TestHouse, email: string, role: 'admin' | 'support' = 'admin'): Promise<TestPerson> => {
  const headers = { cookie: await staffCookie(house, role, email), origin: testOrigin };
  const ask = async (method: 'GET' | 'POST', path: string, payload?: object): Promise<Answered> => {
    const answer = await house.app.inject({ method, url: `/v1/admin/${path}`, headers, ...(payload === undefined ? {} : { payload }) });
    const { error, ...body } = answer.json();
    return { status: answer.statusCode, code: error?.code ?? null, facts: error?.facts ?? {}, body };
  };
  const get = (path: string): Promise<Answered> => ask('GET', path);
  const post = (path: string, body: object = {}): Promise<Answered> => ask('POST', path, body);
  const detail = async (campaign: number): Promise<CampaignDetail> => {
    const { body, code } = await get(`campaigns/${campaign}`);
    assert(code === null, `campaign ${campaign} is there, got ${code}`);
    return campaignDetailSchema.parse(body);
  };
  const versionOf = async (campaign: number, version?: number): Promise<number> => version ?? (await detail(campaign)).version;
  return {
    get,
    post,
    detail,
    list: async () => campaignListSchema.parse((await get('campaigns')).body),
    create: async (document = testDraft()) => Number((await post('campaigns', { document })).body['campaign']),
    command: async (campaign, command, version) => post(`campaigns/${campaign}/commands`, { version: await versionOf(campaign, version), command }),
    participate: async (campaign, participation, version) => post(`campaigns/${campaign}/participation`, { version: await versionOf(campaign, version), participation }),
  };
};

/** A campaign that two people brought to publication. */
export const published = async (author: TestPerson, approver: TestPerson, document: object = testDraft(), effectiveFromMs: number | null = null): Promise<number> => {
  const campaign = await author.create(document);
  await author.command(campaign, { do: 'submit' });
  const approved = await approver.command(campaign, { do: 'approve', effectiveFromMs });
  assert(approved.code === null, `it is published, got ${approved.code} ${JSON.stringify(approved.facts)}`);
  return campaign;
};

/** What the ledger publishes of a campaign, in order. */
export const ledgerOf = async (house: TestHouse, campaign: number): Promise<readonly unknown[]> =>
  (await sql<{ readonly body: unknown }>`SELECT body FROM revisions WHERE programme_id = ${campaign} ORDER BY revision`.execute(house.world.database.kysely)).rows.map(({ body }) => body);
