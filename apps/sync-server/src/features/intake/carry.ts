import { peekHeader } from '@qoa/shared/events';
import type { EnrolmentId } from '@qoa/shared/ids';
import type { RescueResult } from '@qoa/shared/protocol';
import { ok, type Result } from '@qoa/shared/result';
import type { Device } from '../devices/index.ts';
import type { JudgeAway } from '../judge/index.ts';
import { withTimes } from './corrected-times.ts';
import type { IntakeParts } from './intake.ts';
import { hashOf, openEnvelope, type Opened } from './open-envelope.ts';
import type { taggers } from './tags.ts';

/** An envelope as it came, by what its bytes say of themselves. */
interface Carried {
  readonly bytes: Buffer;
  readonly name: Pick<RescueResult, 'enrolment' | 'seq' | 'hash'>;
}

/** What `Intake.carry` promises. Phones are taken one after the other, each phone's events together. */
export const carry = async (parts: IntakeParts, taggerOf: ReturnType<typeof taggers>, texts: readonly string[]): Promise<Result<readonly RescueResult[], JudgeAway>> => {
  const carried = texts.map(read);
  const answers = new Map<string, RescueResult['answer']>();
  for (const [enrolment, own] of byEnrolment(carried)) {
    const device = await parts.devices.of(enrolment);
    if (device === null) continue;
    const opened = openAll(own, enrolment, taggerOf(device.messageKey));
    if (opened.length === 0) continue;
    const taken = await submit(parts, device, opened);
    if (!taken.ok) return taken;
    for (const answer of taken.value) answers.set(answer.hash, answer);
  }
  return ok(carried.map(({ name }) => ({ ...name, answer: answers.get(name.hash) ?? null })));
};

const read = (text: string): Carried => {
  const bytes = Buffer.from(text, 'base64url');
  const claimed = peekHeader(bytes);
  return { bytes, name: { enrolment: claimed?.enrolment ?? null, seq: claimed?.seq ?? 0, hash: hashOf(bytes) } };
};

const byEnrolment = (carried: readonly Carried[]): ReadonlyMap<EnrolmentId, readonly Carried[]> => {
  const groups = new Map<EnrolmentId, Carried[]>();
  for (const one of carried) {
    const { enrolment } = one.name;
    if (enrolment === null) continue;
    const group = groups.get(enrolment);
    if (group === undefined) groups.set(enrolment, [one]);
    else group.push(one);
  }
  return groups;
};

/** Those whose tags verify, each once, rising by number. */
const openAll = (carried: readonly Carried[], enrolment: EnrolmentId, tagger: Parameters<typeof openEnvelope>[3]): readonly Opened[] => {
  const byHash = new Map<string, Opened>();
  for (const { bytes, name } of carried) {
    const opened = openEnvelope(bytes, name.hash, enrolment, tagger);
    if (opened.ok) byHash.set(name.hash, opened.value);
  }
  return [...byHash.values()].sort((a, b) => a.envelope.seq - b.envelope.seq);
};

/** No contact of the phone: it neither bounds its clock nor speaks of its other numbers. */
const submit = async (parts: IntakeParts, { enrolment, enrolledAtMs }: Device, opened: readonly Opened[]) => {
  const contacts = await parts.contacts.of(enrolment, opened[0]?.envelope.seq ?? 1);
  const arrivals = withTimes(opened, { contacts, arrivalMs: parts.now(), enrolledAtMs });
  const taken = await parts.judge.submit({ enrolment, stated: null, arrivals, contact: null });
  return taken.ok ? ok(taken.value.answers) : taken;
};
