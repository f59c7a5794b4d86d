import { beginLife } from '@qoa/sync-server/features/backup';
import { openKeeps } from '@qoa/sync-server/features/keeps';
import { type AudiencesDesk, openAudiencesDesk, sqlAudiencesStore } from '@qoa/sync-server/features/audiences';
import { decidingBy, sqlCampaignLifeStore } from '@qoa/sync-server/features/campaign-life';
import { openBirthdayBy } from '@qoa/sync-server/features/cards';
import { keyringOf } from '@qoa/sync-server/features/config';
import { type Feed, openFeed } from '@qoa/sync-server/features/feed';
import { answerProofs, type Intake, knownBases, openIntake, sqlBasesStore } from '@qoa/sync-server/features/intake';
import { type Judge, sqlJudgeStore, startJudge } from '@qoa/sync-server/features/judge';
import { sqlLedger } from '@qoa/sync-server/features/ledger';
import type { Database } from '@qoa/sync-server/platform/database';
import type { Device } from '@qoa/sync-server/features/devices';
import { type Answer, answerText } from '@qoa/shared/events';
import type { CardCode, CardId, EnrolmentId, Epoch, JudgedNo, StoreId, Tag } from '@qoa/shared/ids';
import type { PushRequest, PushResponse } from '@qoa/shared/protocol';
import { purposes } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Delivered, Happening } from '../src/diary.ts';
import { keyOf } from '../src/seal.ts';
import { cardIds, neighbours, startMs } from '../src/town.ts';
import type { TraitChange } from '../src/traits.ts';
import { certificatesOf } from './certificates.ts';
import { compactAgain } from './compact-again.ts';
import { bringBack, copyStorage } from './copied-storage.ts';
import { type MortalDatabase, mortalDatabase } from './mortal-database.ts';
import { notePoison, refusePoison } from './poison.ts';
import { emptied, firstEpoch, handOutCards, hologramFact, placeFact, revisionFact, townFacts } from './real-town.ts';

/** What came of a delivery. */
type Taken = Pick<PushResponse, 'sendFrom' | 'frontier' | 'highestSeq' | 'unreadable'> & { readonly answers: readonly Answer[] };

/** The product's own server on a real database: its intake, judge, feed and ledger. */
export interface RealServer {
  readonly deliver: (delivered: Delivered) => Promise<Taken>;
  readonly line: MortalDatabase;
  readonly enrol: (enrolment: EnrolmentId, store: StoreId, atMs: number) => Promise<void>;
  readonly revoke: (enrolment: EnrolmentId, atMs: number) => Promise<void>;
  readonly publish: (what: Extract<Happening, { did: 'published' }>['what'], atMs: number) => Promise<void>;
  readonly expire: (untilMs: number) => Promise<number>;
  readonly replaceJudge: () => Promise<void>;
  /** Drops the oldest rows of a store's feed up to a number. */
  readonly compact: (store: StoreId, upTo: JudgedNo) => Promise<void>;
  readonly backUp: () => Promise<void>;
  /** Brings the storage back to the backup in another life; the phones that it lacks show their certificates. */
  readonly restore: (epoch: Epoch, atMs: number) => Promise<void>;
  readonly pull: Feed['pull'];
  readonly ledger: ReturnType<typeof sqlLedger>;
  readonly head: () => number;
  readonly close: () => Promise<void>;
}

/** Opens the server in an emptied database with the town in it. */
export const openRealServer = async (database: Database): Promise<RealServer> => {
  await emptied(database);
  await handOutCards(database);
  await refusePoison(database);
  const line = mortalDatabase(database);
  const devices = new Map<EnrolmentId, Device>();
  const kept = mkdtempSync(join(tmpdir(), 'qoa-sim-keeps-'));
  const keeps = openKeeps(kept);
  const certificates = certificatesOf(database, keeps, keyring);
  let nowMs = startMs;
  let knew: Delivered['contacts'] = [];
  let [judge, intake] = begin();

  function begin(): readonly [Judge, Intake] {
    const begun = startJudge({ store: sqlJudgeStore(line.database, () => firstEpoch, () => nowMs, openBirthdayBy(keyring)), alarm: () => undefined, sleep: () => Promise.resolve() });
    return [
      begun,
      openIntake({
        devices: { of: (enrolment) => Promise.resolve(devices.get(enrolment) ?? null) },
        // What the model's server remembered of the phone's clock.
        contacts: { of: () => Promise.resolve(knew), add: () => undefined, doubt: () => undefined, settled: () => undefined },
        bases: knownBases(sqlBasesStore(line.database)),
        judge: begun,
        // What is covered is told by the model.
        coveredJudgedNo: () => 0,
        adoptCards: () => Promise.resolve(),
        proofs,
        now: () => nowMs,
      }),
    ];
  }

  const published = await judge.publish(townFacts());
  assert(published.ok, 'the town stands');
  const feed = openFeed({ database, epoch: () => judge.place()?.epoch ?? null, now: () => nowMs, onAhead: () => Promise.resolve() });

  const desk = openAudiencesDesk({
    store: sqlAudiencesStore(database), campaigns: sqlCampaignLifeStore(database), deciding: (decision) => decidingBy(judge, () => nowMs)(decision), keyring,
    keeps,
    random: (length) => new Uint8Array(length),
  });
  const audiences = async (change: TraitChange): Promise<void> => {
    const code = codesById.get(change.card);
    assert(code !== undefined, 'the town has this card');
    const done = await doneBy(desk, { id: change.card, code }, change);
    assert(done.ok, 'what is known of a card changes');
  };

  return {
    line,
    ledger: sqlLedger(database),
    head: () => judge.place()?.head ?? 0,
    deliver: async (delivered) => {
      nowMs = delivered.receivedMs;
      knew = delivered.contacts;
      await notePoison(database, delivered.arrivals);
      if (delivered.early) return delivered.arrivals.some(({ decided }) => decided !== undefined) ? decideAgain(judge, delivered) : carryAgain(database, intake, delivered);
      const pushed = await intake.push(pushOf(delivered));
      assert(pushed.ok, `the push is taken: ${pushed.ok ? '' : pushed.error.code}`);
      return pushed.value;
    },
    enrol: async (enrolment, store, atMs) => {
      await certificates.enrol(enrolment, store, atMs);
      devices.set(enrolment, { enrolment, store, state: 'active', enrolledAtMs: atMs, revokedAtMs: null, messageKey: keyOf(enrolment), signingKey: keyOf(enrolment) });
    },
    revoke: async (enrolment, atMs) => {
      await database.kysely.updateTable('enrolments').set({ revoked_ms: atMs }).where('id', '=', Buffer.from(enrolment, 'hex')).execute();
      keeps.note({ kept: 'revoked', enrolment, atMs });
      judge.forgetSource(enrolment);
    },
    backUp: () => copyStorage(database),
    restore: async (epoch, atMs) => {
      line.breakNext(null);
      await line.cutJudge();
      await judge.close();
      await bringBack(database);
      const life = await beginLife({ database, keeps, manifest: null, now: () => atMs, random: () => Buffer.from(epoch, 'hex') });
      assert(life.ok, 'the restored storage is taken into use');
      [judge, intake] = begin();
      assert(await judge.ready(), 'a judge takes the lock of the restored storage');
      await certificates.adoptLost([...devices.keys()]);
    },
    publish: async (what, atMs) => {
      if ('traits' in what) {
        nowMs = atMs;
        return audiences(what.traits);
      }
      const facts = 'revisions' in what ? [...what.revisions.map((revision) => revisionFact(revision, atMs)), ...what.moved.map((place) => placeFact(place, atMs))] : what.hologramTo.map((store) => hologramFact(store, atMs));
      if (facts.length === 0) return;
      const done = await judge.publish(facts);
      assert(done.ok, 'the platform publishes');
    },
    expire: async (untilMs) => {
      const taken = await judge.expire(untilMs);
      assert(taken.ok, 'the judge looks at what has ended');
      return taken.value;
    },
    replaceJudge: async () => {
      const old = judge;
      await line.cutJudge();
      [judge, intake] = begin();
      assert(await judge.ready(), 'another judge takes the lock');
      await old.close();
    },
    compact: (store, upTo) => compactAgain(judge, store, upTo, () => nowMs),
    pull: (reader, request) => feed.pull(reader, request),
    close: async () => {
      await judge.close();
      rmSync(kept, { recursive: true });
    },
  };
};

const staff = 1;

const doneBy = (desk: AudiencesDesk, card: { readonly id: CardId; readonly code: CardCode }, change: TraitChange) => {
  switch (change.did) {
    case 'segment':
      return desk.segment({ name: neighbours, codes: [card.code], change: change.isIn ? 'add' : 'remove' }, staff);
    case 'told':
      return desk.tellBirthday(card, change.birthday);
    case 'corrected':
      return desk.correctBirthday(card.code, change.birthday, staff);
  }
};

const codesById = new Map([...cardIds].map(([code, id]) => [id, code]));
const keyring = keyringOf(`sim:${Buffer.alloc(32, 7).toString('base64')}`, (length) => new Uint8Array(length).fill(7));
const proofs = answerProofs(keyring.derive(purposes.proof));

/** What people decide of custody enters by the judge's turn: the model has decided by now. */
const decideAgain = async (judge: Judge, { header: { enrolment }, arrivals }: Delivered): Promise<Taken> => {
  const taken = await judge.submit({ enrolment, stated: null, arrivals, contact: null });
  assert(taken.ok, 'the judge takes what is decided');
  return { ...taken.value, unreadable: [] };
};

/** A receipt, or a line of a rescue file, by the door through which anybody brings it. */
const carryAgain = async ({ kysely }: Database, intake: Intake, { header: { enrolment }, bytes }: Delivered): Promise<Taken> => {
  const carried = await intake.carry(bytes.map(textOf));
  assert(carried.ok, 'what was carried is taken');
  const source = await kysely.selectFrom('sources').select(['frontier', 'highest_seq']).where('source', '=', Buffer.from(enrolment, 'hex')).executeTakeFirst();
  return { answers: carried.value.flatMap(({ answer }) => answer ?? []), unreadable: [], sendFrom: null, frontier: source?.frontier ?? 0, highestSeq: source?.highest_seq ?? 0 };
};

/** The push as a phone sends it: the header under its tag, real bytes. */
const pushOf = ({ header, bytes, earlier }: Delivered): PushRequest => {
  const report = { app: 'sim', queued: bytes.length, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: null } };
  const text = JSON.stringify({ v: 1, ...header, report });
  const tagOf = (purpose: string, content: string): Tag => createHmac('sha256', keyOf(header.enrolment)).update(purpose).update(content).digest('hex').slice(0, 32) as Tag;
  // The model's answers have neither tags nor proofs.
  const shown = earlier.map(({ epoch, answer }) => {
    const told = answerText(epoch, header.enrolment, answer);
    return { epoch, answer: { ...answer, tag: tagOf(purposes.answer, told), proof: proofs.of(told) as Tag } };
  });
  return { header: text, tag: tagOf(purposes.push, text), events: bytes.map(textOf), ...(shown.length === 0 ? {} : { earlier: shown }) };
};

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
