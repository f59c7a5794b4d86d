import type { InstantMs } from '../ids/index.ts';
import { err, ok, type Result } from '../result/index.ts';
import { canonicalText, hasBegun, type Revision, standingFrom } from '../rules/index.ts';
import type { LifeCommand, LifeFact, LifeRefusal } from './commands.ts';
import { type CampaignLife, lifeStateAt, type PersonId, proposersOf, type RevisionDraft } from './life.ts';

/** How long customers know beforehand that a campaign, or the time to redeem, ends. */
export const endNoticeMs = 7 * 86_400_000;

/**
 * What a command makes true. Whether the document is a valid one was asked before (`validateRevision`); here it is only asked whether this person may
 * do this now. A command that changes nothing answers with no fact, so a retry is harmless.
 *
 * Errors: CAMPAIGN_STATE, FOUR_EYES, EFFECT_BEFORE_PUBLICATION, EFFECT_AFTER_END, PLAN_BEGUN, END_TOO_SOON, END_LATER, REDEEM_BEFORE_END, REDEEM_TOO_SOON, MEMBER_FOR_EVER.
 */
export const decideLife = (life: CampaignLife, command: LifeCommand, by: PersonId, nowMs: InstantMs): Result<readonly LifeFact[], LifeRefusal> => {
  const { proposal } = life;
  switch (command.do) {
    case 'edit':
      return edit(life, command.document, by, nowMs);
    case 'submit':
      if (proposal?.state === 'in-review') return ok([]);
      return proposal?.state === 'draft' ? ok([{ fact: 'Submitted', by }]) : notNow(life, nowMs);
    case 'withdraw':
      if (proposal?.state === 'draft') return ok([]);
      return proposal === null ? notNow(life, nowMs) : ok([{ fact: 'Withdrawn', by }]);
    case 'discard':
      return proposal === null ? ok([]) : ok([{ fact: 'Discarded', by }]);
    case 'reject':
      return proposal?.state === 'in-review' ? ok([{ fact: 'Rejected', by, reason: command.reason }]) : notNow(life, nowMs);
    case 'approve':
      return approve(life, command.effectiveFromMs, by, nowMs);
    case 'pause':
      return setState(life, 'paused', by, nowMs);
    case 'resume':
      return setState(life, 'active', by, nowMs);
    case 'call-off':
      return callOff(life, command.reason, by, nowMs);
    case 'withdraw-plan':
      return withdrawPlan(life, command, by, nowMs);
    case 'end':
      return end(life, command, by, nowMs);
  }
};

const notNow = (life: CampaignLife, nowMs: InstantMs): Result<never, LifeRefusal> => err({ code: 'CAMPAIGN_STATE', state: lifeStateAt(life, nowMs) });

const edit = (life: CampaignLife, document: RevisionDraft, by: PersonId, nowMs: InstantMs): Result<readonly LifeFact[], LifeRefusal> => {
  if (life.proposal?.state === 'in-review' || lifeStateAt(life, nowMs) === 'ended') return notNow(life, nowMs);
  const changed = life.published[0] === undefined ? undefined : changedForEver(life.published[0], document);
  if (changed !== undefined) return err({ code: 'MEMBER_FOR_EVER', field: changed });
  const isSame = life.proposal?.state === 'draft' && sameText(life.proposal.document, document);
  return ok(isSame ? [] : [{ fact: 'Drafted', document, by }]);
};

const changedForEver = (first: Revision, document: RevisionDraft): string | undefined => {
  if (first.campaign !== document.campaign) return 'campaign';
  if (!sameText(first.owner, document.owner)) return 'owner';
  if (first.timeZone !== document.timeZone) return 'timeZone';
  const isKept = first.units.every(({ kind, programme }) => document.units.some((unit) => unit.kind === kind && unit.programme === programme));
  return isKept ? undefined : 'units';
};

const approve = (life: CampaignLife, asked: InstantMs | null, by: PersonId, nowMs: InstantMs): Result<readonly LifeFact[], LifeRefusal> => {
  const { proposal } = life;
  if (proposal?.state !== 'in-review' || lifeStateAt(life, nowMs) === 'ended') return notNow(life, nowMs);
  if (proposersOf(proposal).includes(by)) return err({ code: 'FOUR_EYES' });
  if (asked !== null && asked < nowMs) return err({ code: 'EFFECT_BEFORE_PUBLICATION', nowMs });
  const { endsAtMs } = proposal.document;
  if (asked !== null && endsAtMs !== null && asked >= endsAtMs) return err({ code: 'EFFECT_AFTER_END', endsAtMs });
  const taken = takenBack(life, proposal.document, nowMs);
  if (taken !== null) return err(taken);
  const effectiveFromMs = asked ?? nowMs;
  const revision: Revision = { ...proposal.document, state: isPaused(life, effectiveFromMs) ? 'paused' : 'active', revision: nextNumber(life), effectiveFromMs };
  return ok([{ fact: 'Published', by, revision }]);
};

/** A revision does not wake a campaign that somebody paused. */
const isPaused = ({ published }: CampaignLife, atMs: InstantMs): boolean => standingFrom(published, atMs)[0]?.state === 'paused';

const nextNumber = ({ published }: CampaignLife): number => (published.at(-1)?.revision ?? 0) + 1;

const setState = (life: CampaignLife, state: 'active' | 'paused', by: PersonId, nowMs: InstantMs): Result<readonly LifeFact[], LifeRefusal> => {
  const now = standingFrom(life.published, nowMs);
  if (now.length === 0 || lifeStateAt(life, nowMs) === 'ended') return notNow(life, nowMs);
  if (now.every((revision) => revision.state === state)) return ok([]);
  return ok([{ fact: state === 'paused' ? 'Paused' : 'Resumed', by, revisions: again(life, { state }, nowMs) }]);
};

/**
 * Nobody earned anything, and nothing that somebody has is lost, so that one person may do it, as a pause; it takes no promise back that anybody could have used. One
 * revision is enough: published last and in force now, it stands in the place of everything that was planned.
 */
const callOff = (life: CampaignLife, reason: string, by: PersonId, nowMs: InstantMs): Result<readonly LifeFact[], LifeRefusal> => {
  const standing = standingFrom(life.published, nowMs);
  const [first] = standing;
  if (first === undefined || hasBegun(life.published, nowMs)) return notNow(life, nowMs);
  if (standing.every(({ state }) => state === 'ended')) return ok([]);
  if (lifeStateAt(life, nowMs) === 'ended') return notNow(life, nowMs);
  return ok([{ fact: 'CalledOff', by, reason, revisions: [{ ...first, state: 'ended', revision: nextNumber(life), effectiveFromMs: nowMs }] }]);
};

/**
 * What stands before the plan is published again, last, and so holds in its place; what is planned after it stays. Two people agreed on all of it, and nobody could have
 * earned by the plan, so that one may withdraw it. A last day to redeem that it told stays, where it is the later one. Withdrawn or replaced already, nothing changes.
 */
const withdrawPlan = (life: CampaignLife, { plan, reason }: Extract<LifeCommand, { do: 'withdraw-plan' }>, by: PersonId, nowMs: InstantMs): Result<readonly LifeFact[], LifeRefusal> => {
  const planned = life.published.find(({ revision }) => revision === plan);
  if (planned === undefined) return notNow(life, nowMs);
  if (life.published.some(({ revision, effectiveFromMs }) => revision > plan && effectiveFromMs <= planned.effectiveFromMs)) return ok([]);
  if (planned.effectiveFromMs <= nowMs) return err({ code: 'PLAN_BEGUN', effectiveFromMs: planned.effectiveFromMs });
  const standing = standingFrom(life.published, nowMs);
  const nth = standing.indexOf(planned);
  const before = standing[nth - 1];
  if (before === undefined || lifeStateAt(life, nowMs) === 'ended') return notNow(life, nowMs);
  const goesOn = { ...before, redeemUntilMs: laterDay(before.redeemUntilMs, planned.redeemUntilMs) };
  return ok([{ fact: 'PlanWithdrawn', by, reason, plan, revisions: anew(life, [goesOn, ...standing.slice(nth + 1)], nowMs) }]);
};

/** Null is no last day, and so the latest. */
const laterDay = (one: InstantMs | null, other: InstantMs | null): InstantMs | null => (one === null || other === null ? null : Math.max(one, other));

const end = (life: CampaignLife, { endsAtMs, redeemUntilMs }: Extract<LifeCommand, { do: 'end' }>, by: PersonId, nowMs: InstantMs): Result<readonly LifeFact[], LifeRefusal> => {
  const now = standingFrom(life.published, nowMs);
  if (now.length === 0 || lifeStateAt(life, nowMs) === 'ended') return notNow(life, nowMs);
  if (now.every((revision) => revision.endsAtMs === endsAtMs && revision.redeemUntilMs === redeemUntilMs)) return ok([]);
  if (redeemUntilMs !== null && redeemUntilMs < endsAtMs) return err({ code: 'REDEEM_BEFORE_END', endsAtMs });
  const latestMs = Math.max(...now.map((revision) => revision.endsAtMs ?? Infinity));
  if (endsAtMs > latestMs) return err({ code: 'END_LATER', endsAtMs: latestMs });
  const taken = takenBack(life, { endsAtMs, redeemUntilMs }, nowMs);
  if (taken !== null) return err(taken);
  return ok([{ fact: 'EndSet', by, revisions: again(life, { endsAtMs, redeemUntilMs }, nowMs) }]);
};

/**
 * What would end a campaign, or the time to redeem, without notice, or earlier than customers were promised; null: nothing. A last day that nobody had named
 * may be named with the same notice. What was never published promised nothing, but does not end before it begins to hold.
 */
const takenBack = ({ published }: CampaignLife, { endsAtMs, redeemUntilMs }: Pick<Revision, 'endsAtMs' | 'redeemUntilMs'>, nowMs: InstantMs): LifeRefusal | null => {
  const promised = standingFrom(published, nowMs);
  const noticeMs = promised.length === 0 ? nowMs : nowMs + endNoticeMs;
  const earliestMs = Math.min(noticeMs, ...promised.map((revision) => revision.endsAtMs ?? Infinity));
  if (endsAtMs !== null && endsAtMs < earliestMs) return { code: 'END_TOO_SOON', earliestMs };
  const redeemable = promised.flatMap((revision) => revision.redeemUntilMs ?? []);
  const redeemMs = redeemable.length === 0 ? noticeMs : Math.max(...redeemable);
  return redeemUntilMs !== null && redeemUntilMs < redeemMs ? { code: 'REDEEM_TOO_SOON', earliestMs: redeemMs } : null;
};

/** What stands from now on, with a change that takes no promise back, so that one person may make it. */
const again = (life: CampaignLife, change: Partial<Revision>, nowMs: InstantMs): readonly Revision[] =>
  anew(life, standingFrom(life.published, nowMs).map((revision) => ({ ...revision, ...change })), nowMs);

/** Revisions under the next numbers, none from before now. */
const anew = (life: CampaignLife, revisions: readonly Revision[], nowMs: InstantMs): readonly Revision[] =>
  revisions.map((revision, nth) => ({ ...revision, revision: nextNumber(life) + nth, effectiveFromMs: Math.max(revision.effectiveFromMs, nowMs) }));

/** Whether two documents say the same. */
const sameText = (one: unknown, other: unknown): boolean => canonicalText(one) === canonicalText(other);
