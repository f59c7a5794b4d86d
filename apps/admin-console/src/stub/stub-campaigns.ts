import { decideLife, differences, evolveLife, lifeStateAt, standingFrom, unborn, type CampaignLife, type LifeCommand, type LifeFact, type PersonId } from '@qoa/shared/campaign-life';
import type { CampaignCommandRequest, CampaignCreateRequest, CampaignDetail, CampaignStep, CampaignSummary, Participation, ParticipationRequest, RelationsRequest, RelationsResponse } from '@qoa/shared/protocol';
import { stubNowMs } from './stub-health.ts';
import { stubParts } from './stub-parts.ts';

/** What the stub answers. */
export interface StubAnswer {
  readonly status: number;
  readonly body: object;
}

/** A campaign as the stub keeps it. */
interface Kept {
  readonly life: CampaignLife;
  /** The oldest first. */
  readonly steps: readonly CampaignStep[];
  readonly participation: Participation;
  readonly stores: readonly number[];
}

/** The campaigns of a stub server: the real decisions, kept in memory. */
export interface StubCampaigns {
  /** Asks as the given person; null for an address that is none of campaigns. */
  readonly answer: (method: string, path: string, text: string, person: PersonId) => StubAnswer | null;
  /** What a person does without a screen; throws where it is refused. */
  readonly play: (id: number, person: PersonId, ...commands: readonly LifeCommand[]) => void;
  readonly setStores: (id: number, stores: readonly number[]) => void;
}

const newborn: Kept = { life: unborn, steps: [], participation: { mode: 'automatic', stores: 'all', pay: null }, stores: [] };

/** `emails` are those of admins by person; who is in none of `admins` may only look. */
export const stubCampaigns = (emails: Readonly<Record<PersonId, string>>, admins: readonly PersonId[]): StubCampaigns => {
  const kept = new Map<number, Kept>();

  const step = (before: Kept, by: PersonId, told: Pick<CampaignStep, 'step' | 'reason' | 'revisions' | 'differences'>): CampaignStep => ({ no: before.steps.length + 1, atMs: stubNowMs + before.steps.length * 60_000, by, byEmail: emails[by] ?? null, more: 0, ...told });

  const decide = (before: Kept, command: LifeCommand, by: PersonId): Kept | StubAnswer => {
    const decided = decideLife(before.life, command, by, stubNowMs);
    if (!decided.ok) return refusal(409, decided.error);
    return decided.value.reduce<Kept>((so, fact) => ({ ...so, life: evolveLife(so.life, fact), steps: [...so.steps, step(so, by, toldOf(so.life, fact))] }), before);
  };

  const change = (id: number, by: PersonId, version: number, changed: (before: Kept) => Kept | StubAnswer): StubAnswer => {
    const before = kept.get(id);
    if (before === undefined) return refusal(404, { code: 'CAMPAIGN_UNKNOWN' });
    if (!admins.includes(by)) return refusal(403, { code: 'FORBIDDEN' });
    if (version !== before.steps.length) return refusal(409, { code: 'CAMPAIGN_CHANGED', version: before.steps.length });
    const after = changed(before);
    if ('status' in after) return after;
    kept.set(id, after);
    return { status: 200, body: { version: after.steps.length, state: lifeStateAt(after.life, stubNowMs) } };
  };

  const create = (by: PersonId, document: CampaignCreateRequest['document']): StubAnswer => {
    const id = kept.size + 1;
    const own = { ...document, campaign: id as never, units: document.units.map((unit, nth) => ({ ...unit, programme: (id + nth * 1000) as never })) };
    const born = decide(newborn, { do: 'edit', document: own }, by);
    if ('status' in born) return born;
    kept.set(id, born);
    return { status: 201, body: { campaign: id, version: 1 } };
  };

  const detail = (id: number, person: PersonId): StubAnswer => {
    const campaign = kept.get(id);
    if (campaign === undefined) return refusal(404, { code: 'CAMPAIGN_UNKNOWN' });
    const { life, steps, participation, stores } = campaign;
    const own = life.proposal === null ? [] : [...life.proposal.authors, ...('submittedBy' in life.proposal ? [life.proposal.submittedBy] : [])];
    const body: CampaignDetail = {
      serverMs: stubNowMs, campaign: id as never, version: steps.length, state: lifeStateAt(life, stubNowMs), proposal: life.proposal, published: life.published, steps: [...steps].reverse(), participation,
      storesTakingPart: stores as never, reader: { person, role: admins.includes(person) ? 'admin' : 'support' },
      approvers: life.proposal === null ? [] : admins.filter((admin) => !own.includes(admin)).map((admin) => emails[admin] ?? ''),
    };
    return { status: 200, body };
  };

  const list = (): StubAnswer => ({ status: 200, body: { serverMs: stubNowMs, campaigns: [...kept].map(([id, campaign]) => summaryOf(id, campaign)).toReversed() } });

  const answer: StubCampaigns['answer'] = (method, path, text, person) => {
    if (path === '/v1/admin/campaign-parts') return { status: 200, body: stubParts };
    if (path === '/v1/admin/relations') return relations(JSON.parse(text));
    if (!path.startsWith('/v1/admin/campaigns')) return null;
    const [id, what] = path.split('/').slice(4);
    const asked = text === '' ? {} : JSON.parse(text);
    if (id === undefined) return method === 'GET' ? list() : create(person, (asked as CampaignCreateRequest).document);
    if (id === 'warnings') return { status: 200, body: { warnings: [] } };
    if (what === undefined) return detail(Number(id), person);
    if (what === 'copy') return copy(kept.get(Number(id)), (document) => create(person, document));
    if (what === 'commands') return change(Number(id), person, (asked as CampaignCommandRequest).version, (before) => decide(before, (asked as CampaignCommandRequest).command, person));
    const { version, participation } = asked as ParticipationRequest;
    return change(Number(id), person, version, (before) => ({ ...before, participation, stores: takingPart(participation), steps: [...before.steps, step(before, person, { step: 'ParticipationSet', reason: null, revisions: [], differences: differences(before.participation, participation) })] }));
  };

  return {
    answer,
    play: (id, person, ...commands) => {
      for (const command of commands) {
        const after = decide(kept.get(id) ?? newborn, command, person);
        if ('status' in after) throw new Error(JSON.stringify(after.body));
        kept.set(id, after);
      }
    },
    setStores: (id, stores) => void kept.set(id, { ...(kept.get(id) ?? newborn), stores }),
  };
};

/** Of the stub's stores the first is known already. */
const relations = ({ stores }: RelationsRequest): StubAnswer => {
  const known = new Set(['ESQ01', 'LUP02', 'NOR03']);
  const found = stores.filter((code) => known.has(code));
  const body: RelationsResponse = { related: found.filter((code) => code !== 'ESQ01').length, known: found.filter((code) => code === 'ESQ01').length, unknown: stores.filter((code) => !known.has(code)) };
  return { status: 200, body };
};

const takingPart = ({ mode, stores }: Participation): readonly number[] => (mode === 'opt-in' ? [] : stores === 'all' ? stubParts.stores.map(({ id }) => id) : stores);

const copy = (source: Kept | undefined, create: (document: CampaignCreateRequest['document']) => StubAnswer): StubAnswer => {
  const document = source === undefined ? undefined : (source.life.published.at(-1) ?? source.life.proposal?.document);
  return document === undefined ? refusal(404, { code: 'CAMPAIGN_UNKNOWN' }) : create({ ...document, name: `${document.name} (copia)` });
};

const toldOf = (before: CampaignLife, fact: LifeFact): Pick<CampaignStep, 'step' | 'reason' | 'revisions' | 'differences'> => {
  const revisions = fact.fact === 'Published' ? [fact.revision] : 'revisions' in fact ? fact.revisions : [];
  const [old, young] = fact.fact === 'Drafted' ? [before.proposal?.document, fact.document] : [before.published.at(-1), revisions[0]];
  return { step: fact.fact, reason: fact.fact === 'Rejected' ? fact.reason : null, revisions: revisions.map(({ revision }) => revision), differences: old === undefined || young === undefined ? [] : differences(old, young) };
};

const summaryOf = (id: number, { life, steps, stores }: Kept): CampaignSummary => {
  const shown = standingFrom(life.published, stubNowMs)[0] ?? life.published.at(-1) ?? life.proposal?.document;
  if (shown === undefined) throw new Error('a campaign of nothing');
  const ownerName = stubParts.cpgs.find((cpg) => shown.owner.kind === 'cpg' && shown.owner.cpg === cpg.id)?.name ?? stubParts.stores[0]?.name ?? '';
  return { campaign: id as never, name: shown.name, owner: shown.owner, ownerName, state: lifeStateAt(life, stubNowMs), proposal: life.proposal?.state ?? null, kinds: shown.units.map(({ kind }) => kind), startsAtMs: shown.startsAtMs, endsAtMs: shown.endsAtMs, storesTakingPart: stores.length, changedAtMs: steps.at(-1)?.atMs ?? stubNowMs };
};

const refusal = (status: number, { code, ...facts }: { readonly code: string; readonly [fact: string]: unknown }): StubAnswer => ({ status, body: { error: { code, message: {}, facts, retry: 'never' } } });
