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
  /** What was begun is done: it is asked for until it is; false after a minute. */
  readonly settled: () => Promise<boolean>;
  /** The steps that were answered as taken. */
  readonly told: () => readonly ToldStep[];
}

export interface ToldStep {
  readonly campaign: number;
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

/** Opens the console of a server for its two people, `stores` being those that there are. */
export const openOffice = async (server: string, people: { readonly author: SignIn; readonly approver: SignIn }, stores: readonly number[], chance: Chance): Promise<Office> => {
  const [author, approver] = [await signIn(server, people.author), await signIn(server, people.approver)];
  const [campaign] = await author.campaigns();
  assert(campaign !== undefined, 'the demo has a campaign');
  const told: ToldStep[] = [];
  let pending: Act | null = null;
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
    if (answered?.status === 200) told.push({ campaign, no: Number(answered.body['version']), fact: act.fact });
  };
  const settled = async (): Promise<boolean> => {
    await underWay;
    for (const beganMs = performance.now(); pending !== null; await sleep(pauseMs)) {
      if (performance.now() - beganMs > patienceMs) return false;
      const known = await detail();
      if (pending.isDone(known)) pending = null;
      else await fire(pending, known.version);
    }
    return true;
  };
  /** Writes and submits what the other will publish. */
  const propose = async (before: CampaignDetail): Promise<void> => {
    const steps = [{ do: 'edit', document: withLimit(before, 3 + chance.below(5)) }, { do: 'submit' }];
    for (const step of steps) await command(author, (await detail()).version, step);
  };
  const nextAct = async (): Promise<Act> => {
    const before = await detail();
    const kind = chance.pick(['publish', 'pause', 'stores'] as const);
    if (kind === 'publish') {
      if (before.proposal?.state !== 'in-review') await propose(before);
      return publishes(approver, before.published.length);
    }
    if (kind === 'stores') return choosesStores(author, stores.filter(() => chance.happens(0.6)));
    return turnsTo(before.published.at(-1)?.state === 'paused' ? 'active' : 'paused', author);
  };

  return {
    settled,
    told: () => told,
    begin: async () => {
      assert(await settled(), 'what was begun before is done within a minute');
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
