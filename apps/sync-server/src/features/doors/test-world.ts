import { createHash, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { cardCodeOf, gtinOf } from '@qoa/shared/codes';
import { type Answer, answerText, type DeviceEvent, encodeEvent, envelopeOf, eventHashOf, type Envelope, type PreviewBasis, sealedBytes, type TaggedAnswer } from '@qoa/shared/events';
import type { CardCode, CpgId, EnrolmentId, Epoch, Gtin, InstantMs, ProgrammeId, Seq, StoreId } from '@qoa/shared/ids';
import { type PushHeader, type PushRequest, purposes } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { asRevision, type Revision } from '@qoa/shared/rules';
import type { Database } from '../../platform/database.ts';
import { migrate, readMigrations } from '../../platform/migrations.ts';
import { campaignFact, joinedFact, productFact, storeFact } from '../campaigns/index.ts';
import { type OpenBirthday, sqlCardsStore } from '../cards/index.ts';
import type { Device } from '../devices/index.ts';
import type { Fact } from '../feed/index.ts';
import { answerProofs, type Intake, knownBases, knownContacts, openIntake, sqlBasesStore, sqlContactsStore } from '../intake/index.ts';
import { type Judge, sqlJudgeStore, startJudge } from '../judge/index.ts';

/** A small platform over one database: stores with a stamp campaign, cards, and phones whose keys the test holds. */
export interface TestWorld {
  readonly database: Database;
  readonly judge: Judge;
  readonly intake: Intake;
  readonly cards: readonly CardCode[];
  readonly gtins: readonly Gtin[];
  readonly phones: readonly TestPhone[];
  /** Errors that were nobody's event. */
  readonly alarms: unknown[];
  readonly now: { ms: InstantMs };
  /** From an instant on the phone may deliver, never read. */
  readonly revoke: (phone: TestPhone, atMs: InstantMs) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A phone that seals and pushes as the real one does. */
export interface TestPhone {
  readonly enrolment: EnrolmentId;
  readonly key: KeyObject;
  readonly store: StoreId;
  /** A sale of one piece, sealed. */
  readonly sale: (seq: Seq, card: CardCode | null, gtin: Gtin, wallMs?: InstantMs, basis?: PreviewBasis | null) => Envelope;
  /** A card added to a sale, sealed. */
  readonly claim: (seq: Seq, sale: Envelope, card: CardCode) => Envelope;
  /** A push of these with everything from the first to the last number still kept. */
  readonly push: (envelopes: readonly Envelope[], header?: Partial<PushHeader>) => PushRequest;
  /** An answer with the tag that the server makes under this phone's key: all that whoever holds the phone can make. */
  readonly answer: (epoch: Epoch, answer: Answer) => TaggedAnswer;
  /** The answer as the server gave it, with its proof. */
  readonly proved: (epoch: Epoch, answer: Answer) => TaggedAnswer;
}

export const testStartMs = 1_795_000_000_000;
const testProofs = answerProofs([createSecretKey(createHash('sha256').update('proofs').digest())]);
export const testProgramme = 1 as ProgrammeId;
const cpg = { id: 1 as CpgId, name: 'Agua Clara' };

/** Opens a world on an empty or an already opened database; phones and cards are the same each time. */
export const openTestWorld = async (database: Database, size: { readonly stores?: number; readonly phones?: number; readonly cards?: number; readonly limitPerDay?: number; readonly birthdayOf?: OpenBirthday } = {}): Promise<TestWorld> => {
  await migrate(database.kysely, await readMigrations());
  const now = { ms: testStartMs };
  const alarms: unknown[] = [];
  const judge = startJudge({
    store: sqlJudgeStore(database, () => randomBytes(8).toString('hex') as Epoch, () => now.ms, size.birthdayOf),
    alarm: (thrown) => void alarms.push(thrown),
    sleep,
  });
  const stores = Array.from({ length: size.stores ?? 1 }, (_, i) => (i + 1) as StoreId);
  const gtins = [1, 2, 3].map(testGtin);
  const cards = Array.from({ length: size.cards ?? 3 }, (_, i) => testCard(i));
  const phones = Array.from({ length: size.phones ?? 2 }, (_, i) => testPhone(i, stores[i % stores.length] ?? (1 as StoreId)));
  await seed(database, judge, { stores, gtins, cards, phones, limitPerDay: size.limitPerDay ?? 1_000_000 });

  const devices = new Map(phones.map((phone) => [phone.enrolment, deviceOf(phone)]));
  const intake = openIntake({
    devices: { of: (enrolment) => Promise.resolve(devices.get(enrolment) ?? null) },
    contacts: knownContacts(sqlContactsStore(database)),
    bases: knownBases(sqlBasesStore(database)),
    judge,
    coveredJudgedNo: () => 0,
    adoptCards: (codes) => sqlCardsStore(database).adopt(codes, now.ms),
    proofs: testProofs,
    now: () => now.ms,
  });
  const revoke = async (phone: TestPhone, atMs: InstantMs): Promise<void> => {
    await database.kysely.updateTable('enrolments').set({ revoked_ms: atMs }).where('id', '=', Buffer.from(phone.enrolment, 'hex')).execute();
    judge.forgetSource(phone.enrolment);
    devices.set(phone.enrolment, { ...deviceOf(phone), state: 'revoked', revokedAtMs: atMs });
  };
  return { database, judge, intake, cards, gtins, phones, alarms, now, revoke, close: judge.close };
};

/** The n-th product of a test, n from 1 to 999. */
export const testGtin = (n: number): Gtin => {
  const digits = `750100000${String(n).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  const gtin = gtinOf(`${digits}${(10 - (sum % 10)) % 10}`);
  assert(gtin.ok, 'the check digit is right');
  return gtin.value;
};

const testCard = (n: number): CardCode => cardCodeOf(createHash('sha256').update(`card ${n}`).digest().subarray(0, 7).map((byte, at) => (at === 0 ? byte & 0x7f : byte)));

const testPhone = (n: number, store: StoreId): TestPhone => {
  const enrolment = createHash('sha256').update(`phone ${n}`).digest('hex').slice(0, 16) as EnrolmentId;
  const key = createSecretKey(createHash('sha256').update(`key ${n}`).digest());
  const tag = (purpose: string, content: Uint8Array | string): Buffer => createHmac('sha256', key).update(purpose).update(content).digest().subarray(0, 16);
  const headerOf = (seq: Seq, wallMs: InstantMs) => ({ enrolment, seq, wallMs, clockSession: 7, monotonicMs: seq * 10, offsetS: 0, basis: null, actor: 0 });
  const seal = (event: DeviceEvent): Envelope => {
    const body = encodeEvent(event);
    const bodyTag = tag(purposes.event, body);
    return envelopeOf(body, bodyTag, eventHashOf(createHash('sha256').update(sealedBytes(body, bodyTag)).digest()));
  };
  const taggedAnswer = (epoch: Epoch, answer: Answer): TaggedAnswer => ({ ...answer, tag: tag(purposes.answer, answerText(epoch, enrolment, answer)).toString('hex') as TaggedAnswer['tag'] });
  return {
    enrolment,
    key,
    store,
    sale: (seq, card, gtin, wallMs = testStartMs, basis = null) =>
      seal({ ...headerOf(seq, wallMs), basis, kind: 'SaleRecorded', card, cardTyped: false, lines: [{ product: { gtin }, quantity: 1000, amountCents: 1850 }], ticketCents: null }),
    claim: (seq, { enrolment: of, seq: saleSeq, hash }, card) => seal({ ...headerOf(seq, testStartMs), kind: 'SaleClaimed', sale: { enrolment: of, seq: saleSeq, hash }, card, cardTyped: false }),
    answer: taggedAnswer,
    proved: (epoch, answer) => ({ ...taggedAnswer(epoch, answer), proof: testProofs.of(answerText(epoch, enrolment, answer)) as TaggedAnswer['tag'] }),
    push: (envelopes, changes = {}) => {
      const seqs = envelopes.map(({ seq }) => seq);
      const first = Math.min(...seqs);
      const last = Math.max(...seqs, 0);
      const header: PushHeader = {
        v: 1,
        enrolment,
        epoch: null,
        nextSeq: last + 1,
        kept: seqs.length === 0 ? [] : [[first, last]],
        clock: { wallMs: testStartMs, session: 7, monotonicMs: (last + 1) * 10 },
        report: { app: 'test', queued: seqs.length, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: null } },
        ...changes,
      };
      const text = JSON.stringify(header);
      return { header: text, tag: tag(purposes.push, text).toString('hex') as PushRequest['tag'], events: envelopes.map(({ bytes }) => Buffer.from(bytes).toString('base64url')) };
    },
  };
};

const deviceOf = (phone: TestPhone): Device => ({
  enrolment: phone.enrolment,
  store: phone.store,
  state: 'active',
  enrolledAtMs: testStartMs,
  revokedAtMs: null,
  messageKey: phone.key,
  signingKey: phone.key,
});

/** A revision of the test's campaign: a stamp for each piece of the first two products, a prize for ten. */
export const testRevision = (revision: number, { gtins, limitPerDay }: { readonly gtins: readonly Gtin[]; readonly limitPerDay: number }, nowMs: InstantMs, changes: Partial<Revision> = {}): Revision => ({
  ...asRevision({
    ...{ v: 1, programme: testProgramme, revision, cpg: cpg.id, name: 'Junta 10', effectiveFromMs: nowMs, startsAtMs: 0, endsAtMs: null, state: 'active' },
    ...{ timeZone: 'America/Mexico_City', products: gtins.slice(0, 2), earn: { kind: 'stamp-per-item', stamps: 1 }, limits: [{ per: 'day', units: limitPerDay }] },
    ...{ reward: { name: 'Agua de regalo', cost: 10 }, courtesyMs: 86_400_000 },
  }),
  ...changes,
});

/** A revision as it is published. */
export const published = (revision: Revision, nowMs: InstantMs): Fact => {
  const campaign = campaignFact(revision, nowMs, { restricted: [] });
  assert(campaign.ok, 'the test campaign is valid');
  return campaign.value;
};

/** A revision of the test's campaign, published now. */
export const testCampaign = (revision: number, of: { readonly gtins: readonly Gtin[]; readonly limitPerDay: number }, nowMs: InstantMs): Fact => published(testRevision(revision, of, nowMs), nowMs);

const seed = async (database: Database, judge: Judge, world: { readonly stores: readonly StoreId[]; readonly gtins: readonly Gtin[]; readonly cards: readonly CardCode[]; readonly phones: readonly TestPhone[]; readonly limitPerDay: number }): Promise<void> => {
  const known = await database.kysely.selectFrom('stores').select('id').limit(1).execute();
  if (known.length > 0) return;
  const published = await judge.publish([
    ...world.stores.map((id) => storeFact({ id, code: `T${id}`, name: `Tienda ${id}`, timeZone: 'America/Mexico_City' }, testStartMs)),
    ...world.gtins.map((gtin, i) => productFact({ gtin, name: `Agua ${i + 1}`, restricted: null }, { id: 1, cpg: cpg.id, name: 'Clarita' }, cpg, testStartMs)),
    testCampaign(1, world, testStartMs - 1000),
    ...world.stores.map((id) => joinedFact(id, testProgramme, cpg.id, true, testStartMs)),
  ]);
  assert(published.ok, 'an empty world can be seeded');
  for (let from = 0; from < world.cards.length; from += 5000) {
    await database.kysely.insertInto('cards').values(world.cards.slice(from, from + 5000).map((code, i) => ({ id: from + i + 1, code, created_ms: testStartMs }))).execute();
  }
  const none = Buffer.alloc(0);
  const keys = { agreement_key: none, signing_key: none, wrapped_key: none, key_id: 'test', certificate: '', certificate_signature: '', app: 'test', issued_ms: testStartMs, revoked_ms: null };
  await database.kysely.insertInto('enrolments').values(world.phones.map((phone) => ({ id: Buffer.from(phone.enrolment, 'hex'), store_id: phone.store, ...keys }))).execute();
};
