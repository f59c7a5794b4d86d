import { describe, expect, test } from 'vitest';
import { ok } from '../result/index.ts';
import { standingFrom } from '../rules/index.ts';
import { decideLife, endNoticeMs } from './decide.ts';
import { type CampaignLife, lifeStateAt, unborn } from './life.ts';
import { approver, type Asked, author, bornMs, dayMs, play, published, smallDraft, third } from './small-life.ts';

const better = { ...smallDraft, name: 'Dos sellos por refresco' };

describe('a campaign on its way to publication', () => {
  const inReview = play([{ command: { do: 'edit', document: smallDraft }, by: author, atMs: bornMs }, { command: { do: 'submit' }, by: third, atMs: bornMs }]).life;

  test('is nothing, a draft, in review, rejected and a draft again', () => {
    const states = [unborn, play([{ command: { do: 'edit', document: smallDraft }, by: author, atMs: bornMs }]).life, inReview].map((life) => lifeStateAt(life, bornMs));
    expect(states).toEqual(['unborn', 'draft', 'in-review']);
    const rejected = play([{ command: { do: 'reject', reason: 'faltan los productos' }, by: approver, atMs: bornMs }], inReview).life;
    expect(rejected.proposal).toMatchObject({ state: 'rejected', rejectedBy: approver, reason: 'faltan los productos' });
    expect(play([{ command: { do: 'edit', document: better }, by: author, atMs: bornMs }], rejected).life.proposal?.state).toBe('draft');
  });

  test.each([
    ['who wrote it', author],
    ['who submitted it', third],
  ])('is not published by %s', (_who, by) => {
    expect(decideLife(inReview, { do: 'approve', effectiveFromMs: null }, by, bornMs)).toEqual({ ok: false, error: { code: 'FOUR_EYES' } });
  });

  test('is not edited while somebody reviews it', () => {
    expect(decideLife(inReview, { do: 'edit', document: better }, author, bornMs)).toEqual({ ok: false, error: { code: 'CAMPAIGN_STATE', state: 'in-review' } });
  });

  test('does not take effect before it is published', () => {
    expect(decideLife(inReview, { do: 'approve', effectiveFromMs: bornMs - 1 }, approver, bornMs)).toEqual({ ok: false, error: { code: 'EFFECT_BEFORE_PUBLICATION', nowMs: bornMs } });
  });

  test('does not take effect once its campaign has ended, when it could never give anything', () => {
    const endsAtMs = bornMs + 3 * dayMs;
    const ending = play([{ command: { do: 'edit', document: { ...smallDraft, endsAtMs } }, by: author, atMs: bornMs }, { command: { do: 'submit' }, by: author, atMs: bornMs }]).life;
    const approveFrom = (effectiveFromMs: number) => decideLife(ending, { do: 'approve', effectiveFromMs }, approver, bornMs);
    expect([approveFrom(endsAtMs), approveFrom(endsAtMs - 1).ok]).toEqual([{ ok: false, error: { code: 'EFFECT_AFTER_END', endsAtMs } }, true]);
  });

  test('is confirmed until its start and active from there', () => {
    const life = published({ ...smallDraft, startsAtMs: bornMs + dayMs });
    expect([lifeStateAt(life, bornMs + dayMs - 1), lifeStateAt(life, bornMs + dayMs)]).toEqual(['confirmed', 'active']);
  });
});

describe('a campaign that is called off', () => {
  const begins = bornMs + 3 * dayMs;
  const callOff = { do: 'call-off', reason: 'no hay producto' } as const;

  test('ends at once and for ever, with everything that was planned, by one person and with a reason', () => {
    const confirmed = published({ ...smallDraft, startsAtMs: begins });
    const decided = decideLife(confirmed, callOff, author, bornMs + 10);
    expect(decided).toMatchObject({ ok: true, value: [{ fact: 'CalledOff', by: author, reason: 'no hay producto', revisions: [{ revision: 2, state: 'ended', effectiveFromMs: bornMs + 10 }] }] });
    const { life } = play([{ command: callOff, by: author, atMs: bornMs + 10 }], confirmed);
    expect([bornMs + 10, begins].map((atMs) => [lifeStateAt(life, atMs), standingFrom(life.published, atMs).length])).toEqual([['ended', 1], ['ended', 1]]);
    expect(decideLife(life, { do: 'resume' }, author, bornMs + 20).ok).toBe(false);
    expect(decideLife(life, callOff, third, bornMs + 20)).toEqual(ok([]));
  });

  test.each([
    ['in its last instant before', begins - 1, true],
    ['once it has begun', begins, false],
  ])('%s: %s, %s', (_when, atMs, mayBe) => {
    expect(decideLife(published({ ...smallDraft, startsAtMs: begins }), callOff, author, atMs).ok).toBe(mayBe);
  });

  test('may have been paused before its start; one that ran and is paused may not', () => {
    const pauseAt = (atMs: number) => play([{ command: { do: 'pause' }, by: author, atMs }], published({ ...smallDraft, startsAtMs: begins })).life;
    expect(decideLife(pauseAt(bornMs + 1), callOff, author, begins + dayMs).ok).toBe(true);
    expect(decideLife(pauseAt(begins + 1), callOff, author, begins + dayMs)).toEqual({ ok: false, error: { code: 'CAMPAIGN_STATE', state: 'paused' } });
  });

  test('was published: nothing else can be', () => {
    expect(decideLife(unborn, callOff, author, bornMs)).toEqual({ ok: false, error: { code: 'CAMPAIGN_STATE', state: 'unborn' } });
  });
});

describe('a change that is planned', () => {
  const mondayMs = bornMs + 3 * dayMs;
  const plan = (name: string, effectiveFromMs: number, changes: Partial<typeof smallDraft> = {}): readonly Asked[] => [
    { command: { do: 'edit', document: { ...smallDraft, ...changes, name } }, by: author, atMs: bornMs },
    { command: { do: 'submit' }, by: author, atMs: bornMs },
    { command: { do: 'approve', effectiveFromMs }, by: approver, atMs: bornMs },
  ];
  const withdraw = (no: number) => ({ do: 'withdraw-plan', plan: no, reason: 'el precio estaba mal' }) as const;
  const planned = play(plan('Lunes', mondayMs), published()).life;
  const shown = (life: CampaignLife, atMs: number): readonly unknown[] => standingFrom(life.published, atMs).map(({ name, effectiveFromMs }) => [name, effectiveFromMs - bornMs]);

  test('is withdrawn by one person with a reason, and what holds goes on at every instant from then', () => {
    const decided = decideLife(planned, withdraw(2), author, bornMs + 10);
    expect(decided).toMatchObject({ ok: true, value: [{ fact: 'PlanWithdrawn', by: author, reason: 'el precio estaba mal', plan: 2, revisions: [{ ...published().published[0], revision: 3, effectiveFromMs: bornMs + 10 }] }] });
    const { life } = play([{ command: withdraw(2), by: author, atMs: bornMs + 10 }], planned);
    expect([bornMs + 10, mondayMs, mondayMs + 90 * dayMs].map((atMs) => shown(life, atMs))).toEqual(Array.from({ length: 3 }, () => [['Un sello por refresco', 10]]));
    expect(decideLife(life, withdraw(2), third, mondayMs + dayMs), 'a retry, however late').toEqual(ok([]));
  });

  test('is withdrawn in its last instant before it takes effect, and not once it has', () => {
    expect(decideLife(planned, withdraw(2), author, mondayMs - 1).ok).toBe(true);
    expect(decideLife(planned, withdraw(2), author, mondayMs)).toEqual({ ok: false, error: { code: 'PLAN_BEGUN', effectiveFromMs: mondayMs } });
    const later = play([{ command: { do: 'pause' }, by: author, atMs: mondayMs + 1 }], planned).life;
    expect(decideLife(later, withdraw(2), author, mondayMs + 2), 'it held until somebody paused it').toEqual({ ok: false, error: { code: 'PLAN_BEGUN', effectiveFromMs: mondayMs } });
  });

  test('leaves what is planned before it and after it', () => {
    const two = play(plan('Martes', mondayMs + dayMs), planned).life;
    const without = (no: number) => shown(play([{ command: withdraw(no), by: author, atMs: bornMs + 10 }], two).life, bornMs + 10);
    expect(without(2)).toEqual([['Un sello por refresco', 10], ['Martes', 4 * dayMs]]);
    expect(without(3)).toEqual([['Un sello por refresco', 0], ['Lunes', 3 * dayMs]]);
  });

  test('leaves a campaign that is paused paused, and a proposal beside it alone', () => {
    const paused = play([{ command: { do: 'pause' }, by: author, atMs: bornMs + 1 }, { command: { do: 'edit', document: better }, by: author, atMs: bornMs + 2 }], planned).life;
    const { life } = play([{ command: withdraw(4), by: author, atMs: bornMs + 10 }], paused);
    expect([lifeStateAt(life, mondayMs), life.proposal]).toEqual(['paused', paused.proposal]);
  });

  test.each([
    ['a later one', bornMs + 70 * dayMs, bornMs + 90 * dayMs, bornMs + 90 * dayMs],
    ['none', bornMs + 70 * dayMs, null, null],
    ['one where there was none', null, bornMs + 90 * dayMs, null],
  ])('takes back no last day to redeem that was told: %s', (_which, before, told, kept) => {
    const life = play(plan('Lunes', mondayMs, { redeemUntilMs: told }), published({ ...smallDraft, redeemUntilMs: before })).life;
    expect(play([{ command: withdraw(2), by: author, atMs: bornMs + 10 }], life).life.published.at(-1)?.redeemUntilMs).toBe(kept);
  });

  test('was planned: neither what holds, nor the beginning, nor a number that nobody published', () => {
    expect(decideLife(published(), withdraw(1), author, bornMs + 1)).toEqual({ ok: false, error: { code: 'PLAN_BEGUN', effectiveFromMs: bornMs } });
    expect(decideLife(published(), withdraw(2), author, bornMs + 1)).toEqual({ ok: false, error: { code: 'CAMPAIGN_STATE', state: 'active' } });
    expect(decideLife(play(plan('Primera', mondayMs)).life, withdraw(1), author, bornMs + 1)).toEqual({ ok: false, error: { code: 'CAMPAIGN_STATE', state: 'confirmed' } });
  });
});

describe('a campaign that runs', () => {
  test('is revised beside itself, and stays active meanwhile', () => {
    const life = play([{ command: { do: 'edit', document: better }, by: author, atMs: bornMs + dayMs }], published()).life;
    expect([lifeStateAt(life, bornMs + dayMs), life.published.length, life.proposal?.state]).toEqual(['active', 1, 'draft']);
  });

  test.each([
    ['timeZone', { ...smallDraft, timeZone: 'America/Tijuana' }],
    ['owner', { ...smallDraft, owner: { kind: 'store', store: 1 } } as unknown as typeof smallDraft],
    ['units', { ...smallDraft, units: [] }],
    ['campaign', { ...smallDraft, campaign: 8 } as unknown as typeof smallDraft],
  ])('keeps its %s for ever', (field, document) => {
    expect(decideLife(published(), { do: 'edit', document }, author, bornMs)).toEqual({ ok: false, error: { code: 'MEMBER_FOR_EVER', field } });
  });

  test('pauses at once and resumes with the rules that it had', () => {
    const paused = play([{ command: { do: 'pause' }, by: author, atMs: bornMs + 10 }], published()).life;
    expect([lifeStateAt(paused, bornMs + 10), paused.published.map(({ revision }) => revision)]).toEqual(['paused', [1, 2]]);
    const resumed = play([{ command: { do: 'resume' }, by: author, atMs: bornMs + 20 }], paused).life;
    expect(resumed.published.at(-1)).toEqual({ ...published().published[0], revision: 3, effectiveFromMs: bornMs + 20 });
  });

  test('keeps what was planned for Monday when it pauses on Friday', () => {
    const planned = play(
      [
        { command: { do: 'edit', document: better }, by: author, atMs: bornMs },
        { command: { do: 'submit' }, by: author, atMs: bornMs },
        { command: { do: 'approve', effectiveFromMs: bornMs + 3 * dayMs }, by: approver, atMs: bornMs },
        { command: { do: 'pause' }, by: author, atMs: bornMs + 10 },
      ],
      published(),
    ).life;
    const shown = (atMs: number): readonly unknown[] => standingFrom(planned.published, atMs).map(({ name, state, effectiveFromMs }) => [name, state, effectiveFromMs - bornMs]);
    expect(shown(bornMs + 20)).toEqual([
      ['Un sello por refresco', 'paused', 10],
      ['Dos sellos por refresco', 'paused', 3 * dayMs],
    ]);
  });

  test('is not woken by a revision that is published while it is paused', () => {
    const life = play(
      [
        { command: { do: 'pause' }, by: author, atMs: bornMs + 1 },
        { command: { do: 'edit', document: better }, by: author, atMs: bornMs + 2 },
        { command: { do: 'submit' }, by: author, atMs: bornMs + 2 },
        { command: { do: 'approve', effectiveFromMs: null }, by: approver, atMs: bornMs + 3 },
      ],
      published(),
    ).life;
    expect([life.published.at(-1)?.name, lifeStateAt(life, bornMs + 4)]).toEqual(['Dos sellos por refresco', 'paused']);
  });

  test('ends with notice, and prizes wait until their own last day', () => {
    const end = (endsAtMs: number, redeemUntilMs: number | null) => decideLife(published(), { do: 'end', endsAtMs, redeemUntilMs }, author, bornMs);
    expect(end(bornMs + dayMs, null)).toEqual({ ok: false, error: { code: 'END_TOO_SOON', earliestMs: bornMs + endNoticeMs } });
    expect(end(bornMs + endNoticeMs, bornMs + dayMs)).toEqual({ ok: false, error: { code: 'REDEEM_BEFORE_END', endsAtMs: bornMs + endNoticeMs } });
    const ended = play([{ command: { do: 'end', endsAtMs: bornMs + endNoticeMs, redeemUntilMs: bornMs + 30 * dayMs }, by: author, atMs: bornMs }], published()).life;
    expect([lifeStateAt(ended, bornMs + endNoticeMs - 1), lifeStateAt(ended, bornMs + endNoticeMs)]).toEqual(['active', 'ended']);
    expect(decideLife(ended, { do: 'resume' }, author, bornMs + endNoticeMs)).toEqual({ ok: false, error: { code: 'CAMPAIGN_STATE', state: 'ended' } });
  });

  test('takes back no day that customers were promised to redeem, and goes on for longer by a revision alone', () => {
    const promised = published({ ...smallDraft, endsAtMs: bornMs + 10 * dayMs, redeemUntilMs: bornMs + 70 * dayMs });
    const end = (endsAtMs: number, redeemUntilMs: number | null) => decideLife(promised, { do: 'end', endsAtMs, redeemUntilMs }, author, bornMs + 9 * dayMs);
    expect(end(bornMs + 10 * dayMs, bornMs + 10 * dayMs)).toEqual({ ok: false, error: { code: 'REDEEM_TOO_SOON', earliestMs: bornMs + 70 * dayMs } });
    expect(end(bornMs + 11 * dayMs, null)).toEqual({ ok: false, error: { code: 'END_LATER', endsAtMs: bornMs + 10 * dayMs } });
    expect(end(bornMs + 10 * dayMs, bornMs + 80 * dayMs).ok).toBe(true);
    expect(decideLife(published(), { do: 'end', endsAtMs: bornMs + endNoticeMs, redeemUntilMs: bornMs + endNoticeMs }, author, bornMs + 1)).toEqual({ ok: false, error: { code: 'END_TOO_SOON', earliestMs: bornMs + 1 + endNoticeMs } });
  });

  test.each([
    ['an end without notice', { endsAtMs: bornMs + 2 * dayMs }, { code: 'END_TOO_SOON', earliestMs: bornMs + dayMs + endNoticeMs }],
    ['a last day to redeem without notice', { redeemUntilMs: bornMs + 2 * dayMs }, { code: 'REDEEM_TOO_SOON', earliestMs: bornMs + dayMs + endNoticeMs }],
  ])('is not given %s by a revision either, whoever approves it', (_what, change, error) => {
    const { life } = play([{ command: { do: 'edit', document: { ...smallDraft, ...change } }, by: author, atMs: bornMs + dayMs }, { command: { do: 'submit' }, by: author, atMs: bornMs + dayMs }], published());
    expect(decideLife(life, { do: 'approve', effectiveFromMs: null }, approver, bornMs + dayMs)).toEqual({ ok: false, error });
  });

  test('is not published when it has ended already', () => {
    const { life } = play([{ command: { do: 'edit', document: { ...smallDraft, endsAtMs: bornMs + 5 } }, by: author, atMs: bornMs }, { command: { do: 'submit' }, by: author, atMs: bornMs }]);
    expect(decideLife(life, { do: 'approve', effectiveFromMs: null }, approver, bornMs + 10)).toEqual({ ok: false, error: { code: 'END_TOO_SOON', earliestMs: bornMs + 10 } });
  });

  test('that ended is not woken by a proposal that somebody still had in review', () => {
    const ended = play(
      [
        { command: { do: 'edit', document: better }, by: author, atMs: bornMs },
        { command: { do: 'submit' }, by: author, atMs: bornMs },
        { command: { do: 'end', endsAtMs: bornMs + endNoticeMs, redeemUntilMs: null }, by: third, atMs: bornMs },
      ],
      published(),
    ).life;
    expect(decideLife(ended, { do: 'approve', effectiveFromMs: null }, approver, bornMs + endNoticeMs)).toEqual({ ok: false, error: { code: 'CAMPAIGN_STATE', state: 'ended' } });
  });

  test('is paused once however often somebody asks', () => {
    const paused = play([{ command: { do: 'pause' }, by: author, atMs: bornMs + 1 }], published()).life;
    expect(decideLife(paused, { do: 'pause' }, third, bornMs + 2)).toEqual(ok([]));
  });
});
