import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasBegun, standingFrom } from '../rules/index.ts';
import { decideLife } from './decide.ts';
import { evolveLife } from './evolve.ts';
import type { LifeCommand } from './commands.ts';
import { type CampaignLife, lifeStateAt, unborn } from './life.ts';
import { type Asked, bornMs, dayMs, play, smallDraft } from './small-life.ts';

/** A command as a person gives it: days are counted from that day, and a few lie in the past. */
type Wish = (atMs: number) => LifeCommand;

const daysAhead = fc.integer({ min: -1, max: 12 });
const wishes: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c').map((name): Wish => () => ({ do: 'edit', document: { ...smallDraft, name } })) },
  { weight: 4, arbitrary: fc.constant<Wish>(() => ({ do: 'submit' })) },
  { weight: 5, arbitrary: fc.option(daysAhead, { nil: null }).map((ahead): Wish => (atMs) => ({ do: 'approve', effectiveFromMs: ahead === null ? null : atMs + ahead * dayMs })) },
  { weight: 2, arbitrary: fc.constantFrom<LifeCommand>({ do: 'withdraw' }, { do: 'discard' }, { do: 'pause' }, { do: 'resume' }, { do: 'reject', reason: 'no' }, { do: 'call-off', reason: 'no' }).map((command): Wish => () => command) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 }).map((plan): Wish => () => ({ do: 'withdraw-plan', plan, reason: 'no' })) },
  { weight: 1, arbitrary: daysAhead.map((ahead): Wish => (atMs) => ({ do: 'end', endsAtMs: atMs + ahead * dayMs, redeemUntilMs: null })) },
);

/** Commands of three people over some weeks, in order. */
const stories: fc.Arbitrary<readonly Asked[]> = fc
  .array(fc.record({ wish: wishes, by: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 0, max: 40 }) }), { minLength: 10, maxLength: 60 })
  .map((list) => [...list].sort((a, b) => a.day - b.day).map(({ wish, by, day }) => ({ command: wish(bornMs + day * dayMs), by, atMs: bornMs + day * dayMs })));

/** A story of a campaign that runs, with a change planned for the twentieth day. */
const planned: fc.Arbitrary<readonly Asked[]> = stories.map((story) => [...publication('a', null), ...publication('b', bornMs + 20 * dayMs), ...story]);
const publication = (name: string, effectiveFromMs: number | null): readonly Asked[] => [
  { command: { do: 'edit', document: { ...smallDraft, name } }, by: 1, atMs: bornMs },
  { command: { do: 'submit' }, by: 1, atMs: bornMs },
  { command: { do: 'approve', effectiveFromMs }, by: 2, atMs: bornMs },
];

/** Each accepted step of a story. */
const steps = (story: readonly Asked[]): readonly { readonly before: CampaignLife; readonly after: CampaignLife; readonly asked: Asked }[] => {
  let before = unborn;
  return story.flatMap((asked) => {
    const decided = decideLife(before, asked.command, asked.by, asked.atMs);
    if (!decided.ok || decided.value.length === 0) return [];
    const step = { before, after: decided.value.reduce(evolveLife, before), asked };
    before = step.after;
    return [step];
  });
};

test('what was published never changes, numbers rise one by one, and nothing takes effect before its publication', () => {
  let publications = 0;
  fc.assert(
    fc.property(stories, (story) => {
      for (const { before, after, asked } of steps(story)) {
        expect(after.published.slice(0, before.published.length)).toEqual(before.published);
        const fresh = after.published.slice(before.published.length);
        publications += fresh.length;
        fresh.forEach(({ revision, effectiveFromMs }, nth) => {
          expect(revision).toBe(before.published.length + nth + 1);
          expect(effectiveFromMs).toBeGreaterThanOrEqual(asked.atMs);
        });
      }
    }),
    { numRuns: 300 },
  );
  expect(publications).toBeGreaterThan(50);
});

test('new rules need a second person, in every story', () => {
  let approvals = 0;
  fc.assert(
    fc.property(stories, (story) => {
      for (const { before, asked } of steps(story)) {
        if (asked.command.do !== 'approve' || before.proposal?.state !== 'in-review') continue;
        approvals += 1;
        expect([before.proposal.submittedBy, ...before.proposal.authors]).not.toContain(asked.by);
      }
    }),
    { numRuns: 300 },
  );
  expect(approvals).toBeGreaterThan(20);
});

test('a campaign that ended stays ended', () => {
  fc.assert(
    fc.property(stories, (story) => {
      for (const { before, after, asked } of steps(story)) if (lifeStateAt(before, asked.atMs) === 'ended') expect(lifeStateAt(after, asked.atMs)).toBe('ended');
    }),
    { numRuns: 1000 },
  );
});

test('what was called off never began, and never does', () => {
  let calledOff = 0;
  fc.assert(
    fc.property(stories, (story) => {
      for (const { before, after, asked } of steps(story)) {
        if (asked.command.do !== 'call-off') continue;
        calledOff += 1;
        expect(hasBegun(before.published, asked.atMs)).toBe(false);
        for (const later of [0, 1, 20, 400]) expect(lifeStateAt(after, asked.atMs + later * dayMs)).toBe('ended');
        expect(hasBegun(after.published, asked.atMs + 400 * dayMs)).toBe(false);
      }
    }),
    { numRuns: 3000 },
  );
  expect(calledOff).toBeGreaterThan(10);
});

test('a plan that was withdrawn never held, and without it everything stands as it did beside it', () => {
  let withdrawn = 0;
  fc.assert(
    fc.property(planned, (story) => {
      for (const { before, after, asked: { command, atMs } } of steps(story)) {
        if (command.do !== 'withdraw-plan') continue;
        withdrawn += 1;
        const names = ({ published }: CampaignLife): readonly (readonly [number, string])[] => standingFrom(published, atMs).map(({ effectiveFromMs, name }) => [Math.max(effectiveFromMs, atMs), name]);
        const others = standingFrom(before.published, atMs).filter(({ revision }) => revision !== command.plan);
        expect(names(after)).toEqual(names({ ...before, published: others }));
        expect(standingFrom(after.published, atMs + 400 * dayMs).map(({ revision }) => revision)).not.toContain(command.plan);
      }
    }),
    { numRuns: 1000 },
  );
  expect(withdrawn).toBeGreaterThan(10);
});

test('asking twice is harmless: the second time nothing new becomes true', () => {
  fc.assert(
    fc.property(stories, (story) => {
      for (const { after, asked } of steps(story)) {
        const again = decideLife(after, asked.command, asked.by, asked.atMs);
        if (asked.command.do === 'edit' || again.ok) expect(again).toEqual({ ok: true, value: [] });
      }
    }),
  );
});

test('facts alone give the campaign as it stands', () => {
  fc.assert(
    fc.property(stories, (story) => {
      const { life, facts } = play(story);
      expect(facts.reduce(evolveLife, unborn)).toEqual(life);
    }),
  );
});
