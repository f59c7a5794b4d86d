import type { EventName } from '../events/index.ts';
import type { EnrolmentId, InstantMs } from '../ids/index.ts';
import { afterComing, type Finding, type Loss, opensAnew, withTwin } from '../loss/index.ts';
import { type BatchUnderWay, takeNumber } from './batch-under-way.ts';

/** Puts a loss on record, as a fact of its own, unless what is on record says it already. Law: order */
export const openLoss = (batch: BatchUnderWay, { enrolment, atMs, what, numbers }: Omit<Finding, 'before'>): void => {
  const known = lossesNow(batch, enrolment);
  if (!opensAnew(known, what)) return;
  const no = takeNumber(batch);
  const loss: Loss = { no, enrolment, store: batch.read.sources.get(enrolment)?.store ?? null, noticedAtMs: atMs, what, numbers, missing: what.kind === 'fork' ? [] : numbers, closed: null };
  batch.losses.set(enrolment, [...known, loss]);
  batch.lossNews.push({ judgedNo: no, news: 'opened', loss });
};

/** An event is on record now: whatever missed it misses it no longer, and what missed nothing else is closed by a fact of its own. */
export const noteCame = (batch: BatchUnderWay, { enrolment, seq }: Pick<EventName, 'enrolment' | 'seq'>, atMs: InstantMs): void => {
  const known = lossesNow(batch, enrolment);
  if (known.length === 0) return;
  const now = known.map((loss) => afterComing(loss, seq, atMs));
  if (now.every((loss, at) => loss === known[at])) return;
  batch.losses.set(enrolment, now);
  for (const [at, loss] of now.entries()) if (loss.closed !== null && known[at]?.closed === null) batch.lossNews.push({ judgedNo: takeNumber(batch), news: 'closed', loss });
};

/** A fork is held. One loss tells of all forks of a phone until somebody closes it. */
export const noteFork = (batch: BatchUnderWay, { enrolment, seq }: Pick<EventName, 'enrolment' | 'seq'>, atMs: InstantMs): void => {
  const known = lossesNow(batch, enrolment);
  const open = known.find(({ what, closed }) => what.kind === 'fork' && closed === null);
  if (open !== undefined) return void batch.losses.set(enrolment, known.map((loss) => (loss === open ? withTwin(loss, seq) : loss)));
  openLoss(batch, { enrolment, atMs, what: { kind: 'fork' }, numbers: [[seq, seq]] });
};

const lossesNow = (batch: BatchUnderWay, enrolment: EnrolmentId): readonly Loss[] => batch.losses.get(enrolment) ?? batch.read.losses.get(enrolment) ?? [];
