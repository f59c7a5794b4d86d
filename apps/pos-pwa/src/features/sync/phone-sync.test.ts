import { afterEach, describe, expect, test } from 'vitest';
import type { EnrolmentId, Epoch } from '@qoa/shared/ids';
import { createListeners } from '../../platform/listeners.ts';
import type { TabChannel } from '../../platform/tab-channel.ts';
import { memoryVault } from '../../platform/vault.ts';
import { memoryOutbox } from '../outbox/index.ts';
import { memoryReplica } from '../replica/index.ts';
import { fakeServer } from './fake-server.ts';
import { openTestPhone, type TestPhone } from './test-phone.ts';
import { startPhoneSync } from './phone-sync.ts';
import type { TabMessage } from './tab-message.ts';

const opened: TestPhone[] = [];

afterEach(() => {
  for (const { sync } of opened.splice(0)) sync.stop();
});

const phoneAt = async (...parts: Parameters<typeof openTestPhone>): Promise<TestPhone> => {
  const phone = await openTestPhone(...parts);
  opened.push(phone);
  return phone;
};

const isDrained =
  ({ outbox }: TestPhone) =>
  async (): Promise<boolean> =>
    (await outbox.holdings()).every(({ queued }) => queued === 0);

describe('the loops of a phone', () => {
  test('law kept: what is sold is pushed, answered and settled, and the banner says so', async () => {
    const server = fakeServer();
    const phone = await phoneAt(server);
    await phone.sell(3);
    await phone.until(isDrained(phone));
    expect(server.judged.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    await phone.until(() => phone.sync.truth().queued === 0);
    expect(phone.sync.truth()).toMatchObject({ queued: 0, oldestQueuedWallMs: null, link: 'reached', trouble: null });
    expect(await phone.outbox.latest(1)).toMatchObject([{ seq: 3, answer: { class: 'accepted' } }]);
  });

  test('law kept: a storage that went back: the phone enrols anew by itself, once, and both queues drain side by side', async () => {
    const server = fakeServer();
    Object.assign(server.weather, { seen: 40, renewalRefused: null });
    const phone = await phoneAt(server);
    const [first] = phone.device.enrolments();
    await phone.sell(2);
    await phone.until(() => phone.device.enrolments().length === 2);
    const [, second] = phone.device.enrolments();
    await phone.sell(3);
    await phone.until(isDrained(phone));
    expect(phone.device.enrolments().map(({ state }) => state)).toEqual(['replaced', 'active']);
    expect((await phone.outbox.holdings()).map(({ enrolment, nextSeq }) => [enrolment, nextSeq])).toEqual([[first?.enrolment, 3], [second?.enrolment, 4]]);
    expect(server.judged.filter(({ enrolment }) => enrolment === second?.enrolment).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    await phone.until(() => phone.sync.truth().trouble === null);
  });

  test.each(['ROLLBACK_UNSEEN', 'RENEWAL_USED'] as const)('a server that gives no code, since %s: the banner asks for a person’s', async (renewalRefused) => {
    const server = fakeServer();
    Object.assign(server.weather, { seen: 40, renewalRefused });
    const phone = await phoneAt(server);
    await phone.sell();
    await phone.until(() => phone.sync.truth().trouble?.code === 'STORAGE_ROLLED_BACK');
    expect(phone.device.enrolments()).toHaveLength(1);
  });

  test('law kept: without a network nothing leaves the queue; the tendero tries again and it drains', async () => {
    const server = fakeServer();
    const phone = await phoneAt(server);
    server.weather.away = true;
    await phone.sell(2);
    await phone.until(() => phone.sync.truth().link === 'unreached');
    expect(phone.sync.truth()).toMatchObject({ queued: 2, link: 'unreached' });
    expect(phone.sync.truth().nextTryWallMs).toBeGreaterThan(Date.now());
    server.weather.away = false;
    phone.sync.tryNow();
    await phone.until(isDrained(phone));
    expect(server.judged).toHaveLength(2);
  });

  test('law kept: a restored server has the numbers, and not these bytes: what another life answered is sent again, once, with what it was answered', async () => {
    const server = fakeServer();
    const phone = await phoneAt(server);
    await phone.sell(2);
    await phone.until(isDrained(phone));
    server.weather.epoch = '00112233445566aa' as Epoch;
    await phone.sell();
    await phone.until(() => server.judged.length === 5);
    expect(server.judged.map(({ seq }) => seq)).toEqual([1, 2, 3, 1, 2]);
    expect(server.earlier.filter(({ epoch }) => epoch === 'ffeeddccbbaa9988').map(({ answer }) => answer.seq)).toEqual([1, 2]);
    const [{ enrolment } = { enrolment: '' as EnrolmentId }] = phone.device.enrolments();
    await phone.until(async () => (await phone.outbox.otherLife(enrolment, server.weather.epoch)) === null);
    const pushes = server.headers.length;
    await phone.sell();
    await phone.until(isDrained(phone));
    expect([server.headers.length, server.judged.length]).toEqual([pushes + 1, 6]);
  });

  test('law once: an answer that is lost comes again, and the event counts once', async () => {
    const server = fakeServer();
    const phone = await phoneAt(server);
    server.weather.losesAnswers = true;
    await phone.sell();
    await phone.until(() => server.judged.length === 1);
    server.weather.losesAnswers = false;
    await phone.until(() => phone.sync.truth().link === 'unreached');
    phone.sync.tryNow();
    await phone.until(isDrained(phone));
    expect(server.judged).toHaveLength(1);
  });

  test('law authentic: an answer whose tag does not verify settles nothing', async () => {
    const server = fakeServer();
    const phone = await phoneAt(server);
    server.weather.forgesTags = true;
    await phone.sell();
    await phone.until(() => server.judged.length === 1);
    await phone.until(() => phone.sync.truth().nextTryWallMs !== null && !phone.sync.truth().pushing);
    expect(await phone.outbox.holdings()).toMatchObject([{ queued: 1 }]);
    server.weather.forgesTags = false;
    phone.sync.tryNow();
    await phone.until(isDrained(phone));
  });

  test('law no poison: what the server cannot open goes to the drawer, the rest is settled', async () => {
    const server = fakeServer();
    server.weather.unreadable = [2];
    const phone = await phoneAt(server);
    await phone.sell(3);
    await phone.until(isDrained(phone));
    expect(await phone.outbox.drawerCount()).toBe(1);
    expect(server.judged.map(({ seq }) => seq)).toEqual([1, 3]);
    expect(await phone.outbox.holdings()).toMatchObject([{ kept: [[1, 1], [3, 3]] }]);
  });

  test('law order: asked to send from a number, it sends again out of the ring', async () => {
    const server = fakeServer();
    const phone = await phoneAt(server);
    await phone.sell(3);
    await phone.until(isDrained(phone));
    const pushes = server.headers.length;
    server.weather.sendFrom = 2;
    await phone.sell();
    await phone.until(() => server.headers.length >= pushes + 2 && server.weather.sendFrom === null);
    await phone.until(isDrained(phone));
    expect(server.headers.at(-1)).toMatchObject({ nextSeq: 5, kept: [[1, 4]] });
    expect(server.judged.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    // Out of the ring each shows what it had been answered.
    expect(server.earlier.slice(0, 2).map(({ epoch, answer }) => [epoch, answer.seq, answer.class])).toEqual([['ffeeddccbbaa9988', 2, 'accepted'], ['ffeeddccbbaa9988', 3, 'accepted']]);
  });

  test('a server that was restored to before the enrolment adopts the phone by its certificate, and the queue goes on', async () => {
    const server = fakeServer();
    const phone = await phoneAt(server);
    await phone.until(() => phone.sync.truth().link === 'reached');
    server.weather.forgotten = phone.device.enrolments().map(({ enrolment }) => enrolment);
    await phone.sell(2);
    await phone.until(isDrained(phone));
    expect(server.weather.forgotten).toEqual([]);
    expect(phone.sync.truth().trouble).toBe(null);
  });

  test('one that does not take the certificate makes the phone ask for a new enrolment, with everything kept', async () => {
    const server = fakeServer();
    const phone = await phoneAt(server);
    await phone.until(() => phone.sync.truth().link === 'reached');
    Object.assign(server.weather, { forgotten: phone.device.enrolments().map(({ enrolment }) => enrolment), adopts: false });
    await phone.sell(2);
    await phone.until(() => phone.sync.truth().trouble?.code === 'KEY_UNKNOWN');
    expect(await phone.outbox.holdings()).toMatchObject([{ queued: 2 }]);
  });

  test('law kept: the ring forgets what the server has backed up', async () => {
    const server = fakeServer();
    const phone = await phoneAt(server);
    await phone.sell(2);
    await phone.until(isDrained(phone));
    server.weather.coveredJudgedNo = 2;
    await phone.sell();
    await phone.until(async () => (await phone.outbox.holdings())[0]?.kept[0]?.[0] === 3);
    expect(await phone.outbox.holdings()).toMatchObject([{ nextSeq: 4, kept: [[3, 3]] }]);
  });

  test('a queue of an earlier enrolment drains beside the new one', async () => {
    const server = fakeServer();
    const [vault, outbox] = [memoryVault(), memoryOutbox(() => Date.now())];
    const before = await phoneAt(server, { vault, outbox });
    server.weather.away = true;
    await before.sell(2);
    before.sync.stop();
    server.weather.away = false;
    const after = await phoneAt(server, { vault, outbox });
    await after.sell();
    await after.until(isDrained(after));
    expect(new Set(server.judged.map(({ enrolment }) => enrolment)).size).toBe(2);
    expect(server.judged).toHaveLength(3);
  });

  test('a tab that does not lead sends nothing, and counts the queue all the same', async () => {
    const server = fakeServer();
    const outbox = memoryOutbox(() => Date.now());
    const phone = await phoneAt(server, { outbox });
    phone.sync.leadershipLost();
    await phone.sell(2);
    await phone.until(() => phone.sync.truth().queued === 2);
    expect(server.judged).toEqual([]);
    phone.sync.leadershipWon();
    await phone.until(isDrained(phone));
  });

  test('a tab that opens beside the leader asks it for its truth; one that leads gives it, one that does not is silent', async () => {
    const server = fakeServer();
    const told: TabMessage[] = [];
    let say: (message: TabMessage) => void = () => undefined;
    const tabs: TabChannel<TabMessage> = {
      tell: (message) => void told.push(message),
      hear: (listener) => {
        say = listener;
        return () => undefined;
      },
    };
    const leader = await phoneAt(server, { tabs });
    expect(told[0]).toEqual({ v: 1, wish: 'sign' });
    await leader.until(() => leader.sync.truth().link === 'reached');
    told.length = 0;
    say({ v: 1, wish: 'sign' });
    expect(told).toEqual([{ v: 1, truth: leader.sync.truth() }]);
    leader.sync.leadershipLost();
    told.length = 0;
    say({ v: 1, wish: 'sign' });
    expect(told).toEqual([]);
  });

  test('tabs that follow show what the leader says of the line, and pass on the wish to try', async () => {
    const server = fakeServer();
    const leader = await phoneAt(server);
    const listeners = createListeners();
    const wishes: string[] = [];
    const follower = startPhoneSync({
      ...leader,
      replica: memoryReplica(),
      http: server.http,
      openLive: () => () => undefined,
      app: 'test',
      nowMs: () => Date.now(),
      random: () => 0.5,
      remedies: { rebuildTransport: () => undefined, reopenDatabase: () => undefined },
      tabs: { tell: (message) => 'wish' in message && wishes.push(message.wish), hear: (listener) => listeners.subscribe(() => listener({ v: 1, truth: { ...leader.sync.truth(), live: true } })) },
    });
    await leader.until(() => leader.sync.truth().link === 'reached');
    listeners.tell();
    expect(follower.truth()).toMatchObject({ link: 'reached', live: true });
    follower.tryNow();
    expect(wishes).toEqual(['sign', 'try-now']);
    follower.stop();
  });

  test('a phone that was revoked stops reading and sealing, and still delivers', async () => {
    const server = fakeServer();
    const phone = await phoneAt(server);
    server.weather.losesAnswers = true;
    await phone.sell();
    await phone.until(() => server.judged.length === 1);
    server.weather.revoked = true;
    phone.sync.tryNow();
    await phone.until(() => phone.device.current() === null);
    expect(phone.device.enrolments()).toMatchObject([{ state: 'revoked' }]);
    server.weather.losesAnswers = false;
    phone.sync.tryNow();
    await phone.until(isDrained(phone));
    expect([phone.device.ended(), server.judged.length]).toEqual(['revoked', 1]);
  });

  test('a phone that is revoked with nothing left to deliver forgets its keys at once', async () => {
    const server = fakeServer();
    const phone = await phoneAt(server, { enrols: false });
    server.weather.revoked = true;
    await phone.device.enrol('AAAAA');
    await phone.until(() => phone.device.ended() === 'wiped');
    expect(phone.device.enrolments()).toEqual([]);
  });
});
