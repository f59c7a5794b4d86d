import { describe, expect, test } from 'vitest';
import type { CampaignDetail } from '@qoa/shared/protocol';
import { stubDraft } from '../../stub/stub-parts.ts';
import { revisionOf } from './document-of.ts';
import { isOwnWork, lifeActionsOf, plansToWithdraw } from './life-actions.ts';

const [author, submitter, other] = [1, 2, 3];
const document = stubDraft();
const draft = { state: 'draft', document, authors: [author] } as const;
const inReview = { state: 'in-review', document, authors: [author], submittedBy: submitter } as const;
const detail = (changed: Partial<CampaignDetail>, person = other): CampaignDetail => ({
  serverMs: 0, campaign: 1 as never, version: 1, state: 'draft', proposal: null, published: [], steps: [], participation: { mode: 'automatic', stores: 'all', pay: null }, storesTakingPart: [], approvers: [], reader: { person, role: 'admin' }, ...changed,
});
const published = { serverMs: document.startsAtMs, published: [revisionOf(document)] };
const publishedAs = (state: 'paused' | 'ended') => ({ state, published: [{ ...revisionOf(document), state }] });

describe('what may be done', () => {
  test('support looks', () => {
    expect(lifeActionsOf(detail({ state: 'in-review', proposal: inReview, reader: { person: other, role: 'support' } }))).toEqual({ proposal: [], published: [] });
  });

  test.each([['author', author], ['submitter', submitter]])('the %s of a proposal does not approve it', (_who, person) => {
    const own = detail({ state: 'in-review', proposal: inReview }, person);
    expect([isOwnWork(own), lifeActionsOf(own).proposal]).toEqual([true, ['withdraw', 'copy']]);
  });

  test('another person approves or rejects it', () => {
    expect(lifeActionsOf(detail({ state: 'in-review', proposal: inReview })).proposal).toEqual(['approve', 'reject', 'withdraw', 'copy']);
  });

  test('a campaign that runs is revised when nothing is proposed yet', () => {
    expect(lifeActionsOf(detail({ state: 'active', ...published })).published).toEqual(['edit', 'pause', 'end', 'copy']);
    expect(lifeActionsOf(detail({ state: 'active', ...published, proposal: draft }))).toEqual({ proposal: ['submit', 'edit', 'discard'], published: ['pause', 'end', 'copy'] });
  });

  test('one that has not begun is called off instead of ended', () => {
    const soon = { ...revisionOf(document), startsAtMs: 1000, effectiveFromMs: 0 };
    expect(lifeActionsOf(detail({ state: 'confirmed', serverMs: 1, published: [soon] })).published).toEqual(['edit', 'pause', 'call-off', 'copy']);
    expect(lifeActionsOf(detail({ state: 'active', serverMs: 1000, published: [soon] })).published).toEqual(['edit', 'pause', 'end', 'copy']);
  });

  test('a planned change is withdrawn until it takes effect, by who may do anything at all', () => {
    const later = { ...revisionOf(document), revision: 2, effectiveFromMs: document.startsAtMs + 1000 };
    const planned = { state: 'active', published: [revisionOf(document), later] } as const;
    expect([...plansToWithdraw(detail({ ...planned, serverMs: document.startsAtMs }))]).toEqual([2]);
    expect([...plansToWithdraw(detail({ ...planned, serverMs: later.effectiveFromMs }))]).toEqual([]);
    expect([...plansToWithdraw(detail({ ...planned, serverMs: document.startsAtMs, reader: { person: other, role: 'support' } }))]).toEqual([]);
  });

  test('one that is paused resumes, one that ended is only copied', () => {
    expect(lifeActionsOf(detail(publishedAs('paused'))).published[0]).toBe('resume');
    expect(lifeActionsOf(detail(publishedAs('ended'))).published).toEqual(['copy']);
  });
});
