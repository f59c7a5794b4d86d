import type { EarlierAnswer } from '@qoa/shared/events';
import type { EnrolmentId } from '@qoa/shared/ids';
import type { RescueResult } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Device } from '../devices/index.ts';
import type { JudgeAway, Taken } from '../judge/index.ts';
import { withTimes } from './corrected-times.ts';
import { confirmedCards, type EarlierByName, earlierOf, withEarlier } from './earlier.ts';
import type { IntakeParts } from './intake.ts';
import { basisTimesOf } from './known-bases.ts';
import { openEnvelope, type Opened, type Pushed, pushedOf } from './open-envelope.ts';
import type { Tagger, taggers } from './tags.ts';

/** What came of one carried envelope. */
export interface Carried extends RescueResult {
  /** False: nobody here knows the phone that it names. It is false, or a restored server has forgotten that phone until it shows its certificate. */
  readonly isPhoneKnown: boolean;
  /** The keyring has lost the key of its phone: nothing is said of it. */
  readonly waitsForKey: boolean;
}

/** What `Intake.carry` promises. Phones are taken one after the other, each phone's events together; of one whose key is lost nothing is said yet. */
export const carry = async (parts: IntakeParts, taggerOf: ReturnType<typeof taggers>, texts: readonly string[], shown: readonly EarlierAnswer[]): Promise<Result<readonly Carried[], JudgeAway>> => {
  const carried = texts.map(pushedOf);
  const answers = new Map<string, RescueResult['answer']>();
  const known = new Set<EnrolmentId>();
  const waiting = new Set<EnrolmentId>();
  for (const [enrolment, own] of byEnrolment(carried)) {
    const device = await parts.devices.of(enrolment);
    if (device === null) continue;
    known.add(enrolment);
    if (device.messageKey === null) {
      waiting.add(enrolment);
      continue;
    }
    const tagger = taggerOf(device.messageKey);
    const opened = openAll(own, enrolment, tagger);
    if (opened.length === 0) continue;
    const hashes = new Set(opened.map(({ envelope }) => envelope.hash));
    const earlier = earlierOf(parts, tagger, enrolment, shown.filter(({ answer }) => hashes.has(answer.hash)));
    if (earlier === null) return err({ code: 'UNAVAILABLE' });
    const taken = await submit(parts, device, opened, earlier);
    if (!taken.ok) return taken;
    for (const answer of taken.value) answers.set(answer.hash, answer);
  }
  if (waiting.size > 0 && answers.size === 0) return err({ code: 'UNAVAILABLE' });
  return ok(
    carried.map(({ claimed, hash }) => ({
      ...{ enrolment: claimed?.enrolment ?? null, seq: claimed?.seq ?? 0, hash, answer: answers.get(hash) ?? null },
      isPhoneKnown: claimed === null || known.has(claimed.enrolment),
      waitsForKey: claimed !== null && waiting.has(claimed.enrolment),
    })),
  );
};

const byEnrolment = (carried: readonly Pushed[]): ReadonlyMap<EnrolmentId, readonly Pushed[]> => {
  const groups = new Map<EnrolmentId, Pushed[]>();
  for (const one of carried) {
    if (one.claimed === null) continue;
    const group = groups.get(one.claimed.enrolment);
    if (group === undefined) groups.set(one.claimed.enrolment, [one]);
    else group.push(one);
  }
  return groups;
};

/** Those whose tags verify, each once, rising by number. */
const openAll = (carried: readonly Pushed[], enrolment: EnrolmentId, tagger: Tagger): readonly Opened[] => {
  const byHash = new Map<string, Opened>();
  for (const each of carried) {
    const opened = openEnvelope(each, enrolment, tagger);
    if (opened.ok) byHash.set(each.hash, opened.value);
  }
  return [...byHash.values()].sort((a, b) => a.envelope.seq - b.envelope.seq);
};

/** No contact of the phone: it neither bounds its clock nor speaks of its other numbers. */
const submit = async (parts: IntakeParts, device: Device, opened: readonly Opened[], earlier: EarlierByName): Promise<Result<Taken['answers'], JudgeAway>> => {
  const { enrolment, enrolledAtMs } = device;
  const basisMs = await basisTimesOf(parts, opened);
  if (basisMs === null) return err({ code: 'UNAVAILABLE' });
  const contacts = await parts.contacts.of(enrolment, opened[0]?.envelope.seq ?? 1);
  if (earlier.size > 0) await parts.adoptCards(confirmedCards(device, opened, earlier));
  const arrivals = withTimes(opened, { contacts, arrivalMs: parts.now(), enrolledAtMs, basisMs });
  const taken = await parts.judge.submit({ enrolment, stated: null, arrivals: arrivals.map((arrival) => withEarlier(arrival, earlier)), contact: null });
  return taken.ok ? ok(taken.value.answers) : taken;
};
