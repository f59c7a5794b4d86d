import '../../console.css';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CardScope, Per, ProductScope } from '@qoa/shared/rules';
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { stubDraft, stubParts } from '../../stub/stub-parts.ts';
import { checked } from './checked.ts';
import { downRounding, everyStore, newLimit, newMultiplier, newPer, newReward, newRule } from './new-parts.ts';
import { author, testBuilder, testServer } from './open-test-builder.tsx';

const products: ProductScope = { products: [], brands: ['Luna'], categories: ['botanas'], tags: ['nuevo'], except: { products: [], brands: [], categories: ['botanas/saladas'], tags: [] } };
const stores = { ...everyStore, lists: ['piloto'] };
const window = { weekdays: [1], hours: [[960, 1080] as const] };
const groups: CardScope = { tiers: [1], tags: ['vip'], exceptTags: ['personal'] };
const kinds: readonly Per['kind'][] = ['item', 'items', 'amount', 'ticket', 'visit', 'different', 'combo', 'first', 'birthday'];

/** A document in which every member says something, for such cards everywhere. */
const fullFor = (cards: CardScope): RevisionDraft => {
  const scopes = { products, stores, cards, window };
  return stubDraft({
    owner: { kind: 'cpg', cpg: 2 as never }, endsAtMs: Date.UTC(2027, 5, 1, 6), redeemUntilMs: Date.UTC(2027, 6, 1, 6), holdoutPercent: 5, allows: ['alcohol'], products, stores, cards,
    units: [
      { kind: 'stamp', programme: 1 as never, goal: { units: 20, overflow: 'carry' }, heldDays: 1, expiry: { by: 'age', days: 90, ends: 'month' }, warnDays: 7 },
      { kind: 'point', programme: 2 as never, goal: { units: 900, overflow: 'drop' }, heldDays: 0, expiry: { by: 'date', atMs: Date.UTC(2028, 0, 1, 6) }, warnDays: 7 },
    ],
    minimum: { cents: 2000, pieces: 2, on: 'ticket' }, cooldownMs: 3_600_000, group: 'botanas', budget: { units: 1000, cents: 90_000, centsPerUnit: 50 },
    earn: kinds.map((kind, i) => newRule(`rule-${kind}`, i % 2 === 0 ? 'stamp' : 'point', kind === 'amount' ? { kind, everyCents: 1000, rounding: { ...downRounding, mode: 'up' } } : newPer(kind), scopes)),
    multipliers: { how: 'multiply', list: [newMultiplier('double', ['stamp', 'point'], { ...scopes, extraMax: 5 })] },
    limits: [newLimit('stamp', { per: { hours: 48 }, scope: { kind: 'brand', brand: 'Luna' } }), newLimit('point', { max: 50, scope: { kind: 'products', products: ['07501000000038'] }, holder: 'everyone' }), newLimit('stamp', { of: { kind: 'extra', multiplier: 'double' }, max: 100, per: 'month' })],
    tiers: { levels: [{ name: 'Oro', need: 'any', conditions: [{ metric: 'cents', atLeast: 5000 }, { metric: 'sales', atLeast: 3 }], percent: 150, access: ['gratis'] }], over: { kind: 'rolling', days: 90 }, countsOwnSale: true, graceDays: 9, onFall: 'reach', resetOnRedeem: true },
    rewards: [newReward('gratis', 'stamp', { name: 'Papas', cost: 10, products: ['07501000000038' as never] }), newReward('agua', 'point', { name: 'Agua', cost: 100 }), newReward('cafe', 'stamp', { name: 'Café', cost: 0, kind: 'benefit', cards, birthday: { kind: 'days', daysAround: 3 }, times: { max: 1, per: 'year' } })],
  });
};

/** What the server and the form number by themselves. */
const numbered = new Set(['v', 'campaign', 'programme', 'id']);

/** The paths of a document's members, lists of plain values whole. */
const pathsOf = (value: unknown, at: string): readonly string[] => {
  if (typeof value !== 'object' || value === null || (Array.isArray(value) && value.every((each) => typeof each !== 'object'))) return [at];
  return Object.entries(value).flatMap(([member, each]) => (numbered.has(member) ? [] : pathsOf(each, at === '' ? member : `${at}.${member}`)));
};

/** Whether some field writes a member: one at its path or within it; a kind is chosen where its whole is. */
const isWritten = (path: string, fields: readonly string[]): boolean => {
  const [, above = '', member = ''] = /^(.*)\.([^.]+)$/.exec(path) ?? [];
  return fields.some((field) => field === path || field.startsWith(`${path}.`) || (['kind', 'by', 'cpg', 'unit', 'multiplier'].includes(member) && (field === above || field.startsWith(`${above}.`))));
};

beforeEach(() => localStorage.clear());

describe('the form', () => {
  // No card is new and was away: what is for new ones has a document of its own.
  test.each([
    ['for those who stayed away', fullFor({ lapsedDays: 30, ...groups })],
    ['for new cards', fullFor({ isNew: true, ...groups })],
  ] as const)('has a field for every member of a document %s', async (_, full) => {
    expect(checked(full, stubParts).problems).toEqual([]);
    const server = testServer();
    server.campaigns.play(1, author, { do: 'edit', document: full });
    await render(testBuilder(server, { campaign: 1 as ProgrammeId }).screen);
    await expect.element(page.getByTestId('short-words')).toBeInTheDocument();
    const closed = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.form details:not([open]) > summary')];
    // What is opened is filled in a moment later, and may hold what is closed.
    while (closed().length > 0) {
      for (const summary of closed()) summary.click();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const fields = [...document.querySelectorAll('.form [data-at]')].map((field) => field.getAttribute('data-at') ?? '');
    // Only a product as a prize may list products: the language refuses them of a benefit, so the form does not ask.
    const nowhere = full.rewards.flatMap(({ kind }, i) => (kind === 'product' ? [] : [`rewards.${i}.products`]));
    expect(pathsOf(full, '').filter((path) => !isWritten(path, fields))).toEqual(nowhere);
  });
});
