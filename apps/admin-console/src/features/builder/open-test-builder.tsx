import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { PersonId } from '@qoa/shared/campaign-life';
import type { CampaignParts } from '@qoa/shared/protocol';
import type { ProgrammeId } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Locale } from '@qoa/messages';
import type { Refusal } from '../../platform/ask.ts';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { LeaveGuard, useLeave } from '../../platform/leave-guard.tsx';
import { WordsProvider } from '../../platform/words-context.tsx';
import { stubCampaigns } from '../../stub/stub-campaigns.ts';
import { stubParts } from '../../stub/stub-parts.ts';
import { BuilderScreen } from './builder-screen.tsx';

/** A server in memory that decides as the real one, and can be away. */
export interface TestServer {
  readonly doors: CampaignDoors;
  readonly campaigns: ReturnType<typeof stubCampaigns>;
  isAway: boolean;
  /** Who is signed in; support may only look. */
  person: PersonId;
  readonly asked: string[];
}

export const author = 1;
export const other = 2;
export const support = 3;
const admins: readonly PersonId[] = [author, other];
const away: Refusal = { failure: 'away', code: 'NETWORK_AWAY', facts: {} };

export const testServer = (parts: CampaignParts = stubParts): TestServer => {
  const campaigns = stubCampaigns({ [author]: 'ana@example.test', [other]: 'luis@example.test', [support]: 'sara@example.test' }, admins);
  const asked: string[] = [];
  const ask = async <T,>(method: string, path: string, body: object = {}): Promise<Result<T, Refusal>> => {
    asked.push(`${method} ${path}`);
    if (server.isAway) return err(away);
    if (path === '/v1/admin/campaign-parts') return ok(parts as T);
    if (path === '/v1/admin/session') return ok({ person: server.person, role: admins.includes(server.person) ? 'admin' : 'support' } as T);
    const answer = campaigns.answer(method, path, JSON.stringify(body), server.person);
    if (answer === null) throw new Error(`${method} ${path} is no door of campaigns`);
    if (answer.status >= 400) return err({ failure: 'away', facts: {}, ...(answer.body as { error: { code: string } }).error });
    return ok(answer.body as T);
  };
  const doors: CampaignDoors = {
    reader: () => ask('GET', '/v1/admin/session'),
    list: () => ask('GET', '/v1/admin/campaigns'),
    detail: (id) => ask('GET', `/v1/admin/campaigns/${id}`),
    create: (request) => ask('POST', '/v1/admin/campaigns', request),
    copy: (id) => ask('POST', `/v1/admin/campaigns/${id}/copy`),
    command: (id, request) => ask('POST', `/v1/admin/campaigns/${id}/commands`, request),
    participate: (id, request) => ask('POST', `/v1/admin/campaigns/${id}/participation`, request),
    parts: () => ask('GET', '/v1/admin/campaign-parts'),
    warnings: (request) => ask('POST', '/v1/admin/campaigns/warnings', request),
    dryRun: (request) => ask('POST', '/v1/admin/campaigns/dry-run', request),
    relate: (request) => ask('POST', '/v1/admin/relations', request),
  };
  const server: TestServer = { doors, campaigns, isAway: false, person: author, asked };
  return server;
};

/** Where the builder leads that is left without a campaign. */
export const left = 0 as ProgrammeId;

type Hook = ReturnType<typeof memoryLocation>['hook'];

/** As the console lays it out: whoever goes to another address goes past the guard. */
const Addressed = ({ hook, children }: { readonly hook: Hook; readonly children: (leave: ReturnType<typeof useLeave>) => ReactNode }): ReactNode => {
  const leave = useLeave();
  return <Router hook={hook} aroundNav={(navigate, to, options) => leave(() => navigate(to, options))}>{children(leave)}</Router>;
};

/** The builder as the console shows it, and where it led. */
export const testBuilder = (server: TestServer, { campaign = null, locale = 'es' }: { readonly campaign?: ProgrammeId | null; readonly locale?: Locale } = {}): { readonly screen: ReactNode; readonly opened: ProgrammeId[]; readonly visited: readonly string[] } => {
  const opened: ProgrammeId[] = [];
  const { hook, history } = memoryLocation({ path: '/campanas/nueva', record: true });
  return {
    screen: (
      <WordsProvider locale={locale}>
        <LeaveGuard>
          <Addressed hook={hook}>{(leave) => <BuilderScreen doors={server.doors} campaign={campaign} onOpen={(id) => opened.push(id)} onLeave={() => leave(() => opened.push(left))} />}</Addressed>
        </LeaveGuard>
      </WordsProvider>
    ),
    opened,
    visited: history,
  };
};
