import { hexOf } from '@qoa/shared/bytes';
import type { EnrolmentId, Epoch } from '@qoa/shared/ids';
import { purposes } from '@qoa/shared/protocol';
import { type Admins, openAdmins, sqlAdminStore } from '../features/admin/index.ts';
import { type AudiencesDesk, type AudiencesStore, openAudiencesDesk, type Resealed, resealBirthdays, sqlAudiencesStore } from '../features/audiences/index.ts';
import { type CampaignsParts, decidingBy, openCampaignDesk, openCampaignView, openParticipationDesk, type ParticipationDesk, sqlCampaignLifeStore, sqlCampaignReads } from '../features/campaign-life/index.ts';
import { type Cards, type OpenBirthday, openBirthdayBy, openCards, sqlCardsStore } from '../features/cards/index.ts';
import { keyringOf } from '../features/config/index.ts';
import { type Demo, openDemo } from '../features/demo/index.ts';
import { type Adopting, adopting as openAdopting, type Devices, type DeviceSessions, deviceSessions, type Enrolling, enrolling as openEnrolling, keptCodes, keptDevices, openDevices, signerOf, sqlDevicesStore, sqlEnrolmentCodesStore } from '../features/devices/index.ts';
import { type ErasureDesk, openErasureDesk, sqlErasureStore } from '../features/erasure/index.ts';
import { type Feed, type FeedParts, openFeed } from '../features/feed/index.ts';
import { type Holds, openHolds, sqlHoldsStore } from '../features/holds/index.ts';
import { answerProofs, type Intake, knownBases, knownContacts, openIntake, sqlBasesStore, sqlContactsStore } from '../features/intake/index.ts';
import { coverage, keptJudge, lastBackup } from '../features/backup/index.ts';
import { type Judge, sqlJudgeStore, startJudge } from '../features/judge/index.ts';
import { type Losses, openLosses, openTellPhones, sqlLossesStore, type TellPhones } from '../features/losses/index.ts';
import { type LiveHub, liveHub } from '../features/live/index.ts';
import { proofsOf, Unavailable } from '../features/wire/index.ts';
import type { World } from './world.ts';

/** Every capability of the server, joined by their ports. */
export interface Features {
  readonly judge: Judge;
  readonly intake: Intake;
  readonly feed: Feed;
  readonly hub: LiveHub;
  readonly devices: Devices;
  readonly sessions: DeviceSessions;
  readonly enrolling: Enrolling;
  readonly adopting: Adopting;
  readonly losses: Losses;
  readonly holds: Holds;
  readonly tellPhones: TellPhones;
  readonly campaigns: CampaignsParts & { readonly participation: ParticipationDesk };
  readonly audiences: { readonly desk: AudiencesDesk; readonly store: AudiencesStore; readonly reseal: () => Promise<Resealed> };
  readonly cards: Cards;
  readonly erasure: ErasureDesk;
  /** Opens what the keyring sealed. */
  readonly birthdayOf: OpenBirthday;
  /** Whether the keyring has the key of this id. */
  readonly holdsKey: (keyId: string) => boolean;
  readonly admins: Admins;
  /** The last backup of a life of the storage: what phones are told of it, people see. */
  readonly backupOf: ReturnType<typeof lastBackup>;
  /** Null outside demo mode. */
  readonly demo: Demo | null;
  /** The epoch of this storage. Throws `Unavailable` while nobody judges. */
  readonly epoch: () => Promise<Epoch>;
}

/** Opens every feature over the world. */
export const openFeatures = (world: World): Features => {
  const { config, secrets, database, keeps, log, now, random } = world;
  const trouble = (doing: string) => (thrown: unknown): void => log.error({ err: thrown }, doing);
  const proofs = proofsOf(secrets.cookie);
  const keyring = keyringOf(secrets.keyring, random);
  const birthdayOf = openBirthdayBy(keyring);
  const judge = keptJudge(startJudge({
    store: sqlJudgeStore(database, () => hexOf(random(8)) as Epoch, now, birthdayOf),
    alarm: (thrown, stopped) => log.error({ err: thrown, stopped }, 'the judge met an error'),
    sleep: world.sleep,
  }), keeps, now);
  const currentEpoch = (): Epoch | null => judge.place()?.epoch ?? null;
  const epoch = epochOf(judge, currentEpoch);
  const feed = openFeed({ database, epoch: currentEpoch, now, onAhead: believingOnce((epoch) => judge.beginEpoch(epoch, 'put-back', [])) });
  const hub = liveHub({ feed, epoch: currentEpoch, now, chance: () => (random(1)[0] ?? 0) / 256, sleep: world.sleep, onTrouble: trouble('telling sockets') });
  judge.onCommitted(hub.committed);
  const lossesStore = sqlLossesStore(database);
  const expel = (enrolment: EnrolmentId): void => hub.expel((reader) => reader.kind === 'device' && reader.enrolment === enrolment);
  const losses = openLosses({ store: lossesStore, judge, keeps, now, onLost: expel });
  const holds = openHolds({ store: sqlHoldsStore(database), judge, now });
  const tellPhones = openTellPhones({ store: lossesStore, judge, keeps, now });
  // Who does not judge here leaves it to who does: that process hears of revocations too.
  const tellSoon = (): void => void (judge.place() === null ? Promise.resolve() : tellPhones.tell()).catch(trouble('telling the journal of phones'));
  const deciding = decidingBy(judge, now);
  const campaignStore = sqlCampaignLifeStore(database);
  const campaignReads = sqlCampaignReads(database);
  const participation = openParticipationDesk(campaignStore, deciding);
  const campaigns = { desk: openCampaignDesk(campaignStore, deciding), view: openCampaignView({ store: campaignStore, reads: campaignReads, now }), participation, reads: campaignReads };
  const audiencesStore = sqlAudiencesStore(database);
  const audiences = { desk: openAudiencesDesk({ store: audiencesStore, campaigns: campaignStore, deciding, keyring, keeps, random }), store: audiencesStore, reseal: () => resealBirthdays(audiencesStore, keyring) };
  judge.onCommitted(({ firstSales }) => {
    if (firstSales > 0) void participation.tellRelations().catch(trouble('telling of first sales'));
  });
  const devicesStore = keptDevices(sqlDevicesStore(database), keeps);
  const devices = openDevices({
    store: devicesStore,
    keyring,
    now,
    onRevoked: (enrolment) => {
      judge.forgetSource(enrolment);
      tellSoon();
      expel(enrolment);
    },
  });
  const codes = keptCodes(sqlEnrolmentCodesStore(database), keeps);
  const signer = signerOf(secrets.signing);
  const enrolling = openEnrolling({ codes, keyring, signer, proofs, epoch, now, random, onEnrolled: tellSoon });
  const adopting = openAdopting({ devices: devicesStore, codes, keyring, signer, keeps, epoch, now, onAdopted: tellSoon });
  const sessions = deviceSessions({ devices, proofs, now, random });
  const backupOf = lastBackup(keeps, now);
  const cardsStore = sqlCardsStore(database);
  const cards = openCards({ store: cardsStore, proofs, now, random });
  const erasure = openErasureDesk({ store: sqlErasureStore(database), deciding, keeps, onErased: (card) => hub.expel((reader) => reader.kind === 'card' && reader.card === card) });
  const admins = openAdmins({ store: sqlAdminStore(database), cost: world.passwordCost, now, random });
  const intake = openIntake({ devices, contacts: knownContacts(sqlContactsStore(database)), bases: knownBases(sqlBasesStore(database)), judge, coveredJudgedNo: coverage(backupOf), adoptCards: (codes) => cardsStore.adopt(codes, now()), proofs: answerProofs(keyring.derive(purposes.proof)), now });
  const hasStore = async (store: Parameters<typeof codes.storeOf>[0]): Promise<boolean> => (await codes.storeOf(store)) !== null;
  const demo = config.demo
    ? openDemo({ judge, cards, admins, enrolling, hasStore, secret: secrets.cookie, showsAdmin: config.mode !== 'production', publicUrl: world.publicUrl, now })
    : null;
  return { judge, intake, feed, hub, devices, sessions, enrolling, campaigns, audiences, cards, erasure, birthdayOf, holdsKey: keyring.holds, admins, backupOf, demo, epoch, adopting, losses, holds, tellPhones };
};

const epochOf = (judge: Judge, currentEpoch: () => Epoch | null): Features['epoch'] => async () => {
  const current = (await judge.ready()) ? currentEpoch() : null;
  if (current === null) throw new Unavailable('nobody judges here now');
  return current;
};

/** Whoever stands ahead of the storage is believed once, so that no reader can keep the others busy with snapshots. */
const believingOnce = (begin: (epoch: Epoch) => Promise<unknown>): FeedParts['onAhead'] => {
  const believed = new Set<string>();
  return async (reader, epoch) => {
    const name = reader.kind === 'device' ? reader.enrolment : reader.kind;
    if (believed.has(name)) return;
    believed.add(name);
    await begin(epoch);
  };
};
