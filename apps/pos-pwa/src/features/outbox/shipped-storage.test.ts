import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerTo, anEpoch, enrolmentA, enrolmentB, envelopeFor, sealerFor } from '@qoa/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { openTestOutbox } from './open-test-outbox.ts';
import { dumpOf, type RawStorage, restoreDump } from './test-raw-storage.ts';

const folder = join(import.meta.dirname, '../../../../../golden/storage');
const clock = { nowMs: 1_826_000_000_000 };

// Each file is a phone's disk as a release left it: of enrolment A number 1 is settled, 2 is in the drawer, 3 and 4 wait; of B number 1 waits; a sale is being made.
describe.each(readdirSync(folder))('law old phones: the outbox that %s left on the disk', (file) => {
  const reopened = async () => {
    const name = crypto.randomUUID();
    await restoreDump(name, JSON.parse(readFileSync(join(folder, file), 'utf8')));
    return (await openTestOutbox(clock, name)).outbox;
  };

  test('is laid out as the present release lays it out', async () => {
    const name = crypto.randomUUID();
    await openTestOutbox(clock, name);
    const layout = ({ version, stores }: RawStorage) => ({ version, stores: stores.map(({ rows: _rows, ...store }) => store) });
    expect(layout(await dumpOf(name))).toEqual(layout(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
  });

  test('still holds every sale, byte for byte', async () => {
    const outbox = await reopened();
    const waiting = await outbox.peek(enrolmentA, 500);
    expect(waiting.map(({ seq }) => seq)).toEqual([3, 4]);
    for (const { seq, bytes } of waiting) expect([...bytes]).toEqual([...(await envelopeFor(enrolmentA, seq)).bytes]);
    expect((await outbox.resend(enrolmentA, 1, 500)).map(({ seq }) => seq)).toEqual([1, 3, 4]);
    expect((await outbox.peek(enrolmentB, 500)).map(({ seq }) => seq)).toEqual([1]);
    expect(await outbox.drawerCount()).toBe(1);
    expect((await outbox.draft())?.id).toBe('open');
    expect(await outbox.holdings()).toMatchObject([{ enrolment: enrolmentA, nextSeq: 5, queued: 2 }, { enrolment: enrolmentB, nextSeq: 2, queued: 1 }]);
  });

  test('takes further sales with the next number, settles, and knows what was saved before', async () => {
    const outbox = await reopened();
    expect(await outbox.append('d3', sealerFor(enrolmentA))).toMatchObject({ ok: true, value: { saved: 'already', name: { seq: 3 } } });
    expect(await outbox.append('new', sealerFor(enrolmentA))).toMatchObject({ ok: true, value: { saved: 'now', name: { seq: 5 } } });
    await outbox.settle([{ enrolment: enrolmentA, epoch: anEpoch, answer: answerTo(await envelopeFor(enrolmentA, 3), 8) }]);
    expect((await outbox.peek(enrolmentA, 500)).map(({ seq }) => seq)).toEqual([4, 5]);
    expect(await outbox.prune(enrolmentA, { epoch: anEpoch, judgedNo: 8 })).toBe(2);
    expect((await outbox.resend(enrolmentA, 1, 500)).map(({ seq }) => seq)).toEqual([4, 5]);
  });
});
