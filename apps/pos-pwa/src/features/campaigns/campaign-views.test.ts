import type { CampaignRow } from '@qoa/shared/feed';
import { describe, expect, test } from 'vitest';
import type { StoreCampaign } from '../replica/index.ts';
import { campaignViews, type CampaignViews } from './campaign-views.ts';
import { colaCampaign, dayMs, nowMs } from './test-campaigns.ts';

const one = (published: readonly CampaignRow[], stands: Partial<StoreCampaign> = {}): StoreCampaign => ({ campaign: colaCampaign().campaign, published, joined: true, invited: false, pay: null, ...stands });
const names = ({ invitations, yours, over }: CampaignViews): readonly (readonly string[])[] => [invitations, yours, over].map((list) => list.map(({ revision }) => revision.name));

describe('the store’s campaigns', () => {
  test('are split into invitations, what runs, and what is over but may still be redeemed', () => {
    const campaigns = [
      one([colaCampaign({ name: 'Corre' })]),
      one([colaCampaign({ name: 'Invita' })], { joined: false, invited: true }),
      one([colaCampaign({ name: 'Terminó', endsAtMs: nowMs - 40 * dayMs, redeemUntilMs: nowMs + 1 })]),
      one([colaCampaign({ name: 'Pasó', endsAtMs: nowMs - 40 * dayMs })]),
      one([colaCampaign({ name: 'Se acabó', revision: 2, state: 'ended', effectiveFromMs: nowMs - dayMs })]),
      one([colaCampaign({ name: 'Tarde', endsAtMs: nowMs - dayMs })], { joined: false, invited: true }),
    ];
    expect(names(campaignViews(campaigns, nowMs))).toEqual([['Invita'], ['Corre'], ['Terminó', 'Se acabó']]);
  });

  test('leave out one that was called off before it began, also where this phone heard of its last revision alone', () => {
    const startsAtMs = nowMs + dayMs;
    const calledOff = colaCampaign({ revision: 2, state: 'ended', startsAtMs, effectiveFromMs: nowMs - dayMs });
    const planned = { effectiveFromMs: startsAtMs } as const;
    const ran = colaCampaign({ name: 'Corrió', effectiveFromMs: nowMs - 9 * dayMs });
    const campaigns = [
      one([colaCampaign({ startsAtMs }), calledOff]),
      one([calledOff]),
      one([colaCampaign(planned), colaCampaign({ revision: 2, state: 'ended', effectiveFromMs: nowMs - dayMs })]),
      one([ran, { ...ran, revision: 2, state: 'ended', effectiveFromMs: nowMs - dayMs }]),
    ];
    for (const atMs of [nowMs, nowMs + 2 * dayMs]) expect(names(campaignViews(campaigns, atMs))).toEqual([[], [], ['Corrió']]);
  });

  test('say how they stand now', () => {
    const phases = [{}, { state: 'paused' }, { startsAtMs: nowMs + 1 }, { revision: 2, state: 'paused', endsAtMs: nowMs }].map((changes) => campaignViews([one([colaCampaign(changes as never)])], nowMs));
    expect(phases.flatMap(({ yours, over }) => [...yours, ...over].map(({ phase }) => phase))).toEqual(['active', 'paused', 'soon', 'ended']);
  });

  test('are told by the revision in force, with what comes later beside it', () => {
    const [first, next] = [colaCampaign({ name: 'Hoy' }), colaCampaign({ name: 'Mañana', revision: 2, effectiveFromMs: nowMs + dayMs })];
    expect(campaignViews([one([first, next])], nowMs).yours).toMatchObject([{ revision: { name: 'Hoy' }, next: { name: 'Mañana' } }]);
    expect(campaignViews([one([first, next])], nowMs + dayMs).yours).toMatchObject([{ revision: { name: 'Mañana' }, next: null }]);
    expect(campaignViews([one([next])], nowMs).yours).toMatchObject([{ revision: { name: 'Mañana' }, next: null }]);
  });

  test('forget a planned change that was withdrawn, also after the day on which it would have held', () => {
    const [first, planned] = [colaCampaign({ name: 'Hoy' }), colaCampaign({ name: 'Mañana', revision: 2, effectiveFromMs: nowMs + dayMs })];
    const withdrawn = { ...first, revision: 3, effectiveFromMs: nowMs - 1 };
    for (const atMs of [nowMs, nowMs + 2 * dayMs]) expect(campaignViews([one([first, planned, withdrawn])], atMs).yours).toMatchObject([{ revision: { name: 'Hoy' }, next: null }]);
  });

  test('of two that are planned the nearest comes next', () => {
    const planned = [1, 2].map((days) => colaCampaign({ name: `En ${days}`, revision: 1 + days, effectiveFromMs: nowMs + days * dayMs }));
    expect(campaignViews([one([colaCampaign(), ...planned])], nowMs).yours).toMatchObject([{ next: { name: 'En 1' } }]);
    expect(campaignViews([one(planned)], nowMs).yours).toMatchObject([{ revision: { name: 'En 1' }, phase: 'soon', next: { name: 'En 2' } }]);
  });

  test('leave out what is for other stores, and do not say that the rest is for this one', () => {
    const [rule] = colaCampaign().earn;
    if (rule === undefined) throw new Error('it has rules');
    const elsewhere = { resolved: 'no', rank: 5 } as const;
    const [view] = campaignViews([one([colaCampaign({ earn: [rule, { ...rule, id: 'theirs', stores: elsewhere }] })])], nowMs).yours;
    expect(view?.revision.earn.map(({ id }) => id)).toEqual(['piece']);
    expect(JSON.stringify(view?.revision)).not.toContain('resolved');
    expect(names(campaignViews([one([colaCampaign({ stores: elsewhere })])], nowMs))).toEqual([[], [], []]);
  });

  test('that end soonest stand first', () => {
    const campaigns = [one([colaCampaign({ name: 'Siempre' })]), one([colaCampaign({ name: 'Luego', endsAtMs: nowMs + 9 * dayMs })]), one([colaCampaign({ name: 'Pronto', endsAtMs: nowMs + dayMs })])];
    expect(names(campaignViews(campaigns, nowMs))[1]).toEqual(['Pronto', 'Luego', 'Siempre']);
  });
});
