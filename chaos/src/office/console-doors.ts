import { type CampaignDetail, campaignDetailSchema, campaignListSchema } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { setTimeout as sleep } from 'node:timers/promises';

/** Somebody who signed in to the console of servers that may die while they ask. */
export interface Person {
  /** What it answered; null: nothing, and nobody knows what came of it. */
  readonly post: (path: string, body: object) => Promise<Answered | null>;
  readonly campaign: (no: number) => Promise<CampaignDetail | null>;
  readonly campaigns: () => Promise<readonly number[]>;
}

interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

const answerMsMax = 2_000;
/** A password is slow to check by design, and nothing strikes while somebody signs in. */
const signInMsMax = 30_000;
const unavailable = 503;

/** Signs in; the session outlives the servers. Where one does not answer, or does not judge, the next one is asked. */
export const signIn = async (servers: readonly string[], who: SignIn): Promise<Person> => {
  let cookie = '';
  let turn = 0;
  const ask = async (method: 'GET' | 'POST', path: string, body?: object, withinMs = answerMsMax): Promise<Answered | null> => {
    const server = servers[turn % servers.length] ?? '';
    try {
      const headers = { origin: server, ...(cookie === '' ? {} : { cookie }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
      const response = await fetch(`${server}/v1/admin/${path}`, { method, headers, signal: AbortSignal.timeout(withinMs), ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      if (response.status === unavailable) turn += 1;
      return { status: response.status, body: (await response.json()) as Answered['body'] };
    } catch {
      turn += 1;
      return null; // The world failed, which is what this is about: whoever asks, asks again.
    }
  };
  for (let tries = 0; cookie === ''; tries += 1) {
    assert(tries < 20, `${who.email} is let in`);
    await ask('POST', 'session', who, signInMsMax);
    if (cookie === '') await sleep(100);
  }
  return {
    post: (path, body) => ask('POST', path, body),
    campaign: async (no) => bodyOf(await ask('GET', `campaigns/${no}`), campaignDetailSchema),
    campaigns: async () => (bodyOf(await ask('GET', 'campaigns'), campaignListSchema)?.campaigns ?? []).map(({ campaign }) => campaign),
  };
};

/** A body that is not what its door promises is a defect, and thrown. */
const bodyOf = <Body>(answered: Answered | null, promised: { readonly parse: (body: unknown) => Body }): Body | null => (answered?.status === 200 ? promised.parse(answered.body) : null);
