import { setTimeout as sleep } from 'node:timers/promises';
import { draftOf, type StepFact } from '@qoa/shared/campaign-life';
import type { CampaignDetail } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import type { Chance } from '@qoa/sim/chance';
import { type Person, type SignIn, signIn } from './console-doors.ts';

/** Two people who run a campaign of a server that dies while they do. */
export interface Office {
  /** Asks for the next change, and does not wait for it: its answer may never come. */
  readonly begin: () => Promise<void>;
  /** What was begun is done: it is asked for until it is. After a minute: what was asked, and what it was answered last. */
  readonly settled: () => Promise<string | null>;
  /** The steps that were answered as taken. */
  readonly told: () => readonly ToldStep[];
}

/** An answer that a step was taken: among those after `after`, the campaign's last being `no` by then. */
export interface ToldStep {
  readonly campaign: number;
  readonly after: number;
  readonly no: number;
  readonly fact: StepFact['fact'];
}

/** The last act of a change, which is struck. */
interface Act {
  readonly fact: StepFact['fact'];
  readonly person: Person;
  readonly path: 'commands' | 'participation';
  readonly ask: (version: number) => object;
  readonly isDone: (detail: CampaignDetail) => boolean;
}

const patienceMs = 60_000;
const pauseMs = 50;

/** Opens the console of servers for its two people, `stores` being those that there are. */
export const openOffice = async (servers: readonly string[], people: { readonly author: SignIn; readonly approver: SignIn }, stores: readonly number[], chance: Chance): Promise<Office> => {
  const [author, approver] = [await signIn(servers, people.author), await signIn(servers, people.approver)];
  const [campaign] = await author.campaigns();
  assert(campaign !== undefined, 'the demo has a campaign');
  const told: ToldStep[] = [];
  let pending: Act | null = null;
  let lastAnswer = 'nothing';
  let underWay: Promise<void> = Promise.resolve();

  const detail = async (): Promise<CampaignDetail> => {
    for (;;) {
      const known = await author.campaign(campaign);
      if (known !== null) return known;
      await sleep(pauseMs);
    }
  };
  const command = (person: Person, version: number, asked: object) => person.post(`campaigns/${campaign}/commands`, { version, command: asked });
  const fire = async (act: Act, version: number): Promise<void> => {
    const answered = await act.person.post(`campaigns/${campaign}/${act.path}`, act.ask(version));
    lastAnswer = answered === null ? 'nothing' : `${answered.status} ${JSON.stringify(answered.body)}`;
    if (answered?.status === 200) told.push({ campaign, after: version, no: Number(answered.body['version']), fact: act.fact });
  };
  const settled = async (): Promise<string | null> => {
    await underWay;
    for (const beganMs = performance.now(); pending !== null; await sleep(pauseMs)) {
      if (performance.now() - beganMs > patienceMs) return `a change of a campaign (${pending.fact}) was not done within a minute: ${lastAnswer}`;
      const known = await detail();
      if (pending.isDone(known)) pending = null;
      else await fire(pending, known.version);
    }
    return null;
  };
  /** Writes and submits what the other will publish; no answer, or that of a server that does not judge, is no step. */
  const propose = async (before: CampaignDetail): Promise<void> => {
    const document = withLimit(before, 3 + chance.below(5));
    const beganMs = performance.now();
    for (let now = before; now.proposal?.state !== 'in-review'; now = await detail()) {
      assert(performance.now() - beganMs < patienceMs, 'a proposal is in review within a minute');
      await command(author, now.version, now.proposal === null ? { do: 'edit', document } : { do: 'submit' });
    }
  };
  const nextAct = async (): Promise<Act> => {
    const before = await detail();
    const kind = chance.pick(['publish', 'pause', 'stores'] as const);
    if (kind === 'publish') {
      await propose(before);
      return publishes(approver, before.published.length);
    }
    if (kind === 'stores') return choosesStores(author, stores.filter(() => chance.happens(0.6)));
    return turnsTo(before.published.at(-1)?.state === 'paused' ? 'active' : 'paused', author);
  };

  return {
    settled,
    told: () => told,
    begin: async () => {
      const undone = await settled();
      assert(undone === null, undone ?? '');
      const act = await nextAct();
      pending = act;
      underWay = fire(act, (await detail()).version);
    },
  };
};

/** What was published last, as a draft with another limit. */
const withLimit = ({ published }: CampaignDetail, unitsMax: number): ReturnType<typeof draftOf> => {
  const last = published.at(-1);
  assert(last !== undefined, 'the campaign of the demo is published');
  return draftOf({ ...last, limits: last.limits.map((limit) => ({ ...limit, max: unitsMax })) });
};

const publishes = (person: Person, publishedBefore: number): Act => ({
  fact: 'Published',
  person,
  path: 'commands',
  ask: (version) => ({ version, command: { do: 'approve', effectiveFromMs: null } }),
  isDone: ({ published }) => published.length > publishedBefore,
});

const choosesStores = (person: Person, stores: readonly number[]): Act => ({
  fact: 'ParticipationSet',
  person,
  path: 'participation',
  ask: (version) => ({ version, participation: { mode: 'managed', stores, pay: null } }),
  isDone: ({ participation }) => participation.stores !== 'all' && participation.stores.join() === stores.join(),
});

const turnsTo = (goal: 'active' | 'paused', person: Person): Act => ({
  fact: goal === 'paused' ? 'Paused' : 'Resumed',
  person,
  path: 'commands',
  ask: (version) => ({ version, command: { do: goal === 'paused' ? 'pause' : 'resume' } }),
  isDone: ({ published }) => published.at(-1)?.state === goal,
});
