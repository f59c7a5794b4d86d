import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CpgId, Epoch, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { asRevision } from '@qoa/shared/rules';
import { campaignFact, joinedFact, productFact, storeFact } from '@qoa/sync-server/features/campaigns';
import { type Keyring } from '@qoa/sync-server/features/config';
import { type Judge, sqlJudgeStore, startJudge, writesOf } from '@qoa/sync-server/features/judge';
import type { Database, Statement } from '@qoa/sync-server/platform/database';
import { migrate, readMigrations } from '@qoa/sync-server/platform/migrations';
import { benchCards, benchGtin, benchMs, benchPhone, programmeOf, signingPoint, size } from './ingest-phones.ts';

const phones = Array.from({ length: size.phones }, (_, no) => benchPhone(no));
const stores = Array.from({ length: size.stores }, (_, i) => (i + 1) as StoreId);
const cpg = { id: 1 as CpgId, name: 'Agua Clara' };

/** A judge over a database, for filling and for recording what it writes: `hear` is told of each batch before it is written. */
export const openJudge = async (database: Database, hear: (statements: readonly Statement[]) => void = () => undefined): Promise<Judge> => {
  const store = sqlJudgeStore(database, () => randomBytes(8).toString('hex') as Epoch, () => benchMs);
  const judge = startJudge({
    store: {
      ...store,
      write: (term, writes, judgedNo) => {
        hear(writesOf(writes));
        return store.write(term, writes, judgedNo);
      },
    },
    alarm: (thrown) => void process.stderr.write(`alarm: ${String(thrown)}\n`),
    sleep,
  });
  assert(await judge.ready(), 'nobody else is the judge here');
  return judge;
};

/** Fills an empty database: stores, campaigns, products, cards, and phones whose keys the bench holds. */
export const fillPlatform = async (database: Database, keyring: Keyring): Promise<void> => {
  await migrate(database.kysely, await readMigrations());
  const judge = await openJudge(database);
  const gtins = Array.from({ length: size.gtins }, (_, no) => benchGtin(no));
  const published = await judge.publish([
    ...stores.map((id) => storeFact({ id, code: `B${id}`, name: `Tienda ${id}`, timeZone: 'America/Mexico_City' }, benchMs)),
    ...gtins.map((gtin, i) => productFact({ gtin, name: `Producto ${i}`, restricted: null }, { id: 1, cpg: cpg.id, name: 'Clarita' }, cpg, benchMs)),
    ...Array.from({ length: size.programmes }, (_, i) => campaignOf((i + 1) as ProgrammeId, gtins)),
    ...stores.map((id) => joinedFact(id, programmeOf(id), cpg.id, true, benchMs)),
  ]);
  assert(published.ok, 'an empty platform can be filled');
  await judge.close();
  for (let from = 0; from < benchCards.length; from += 10_000) {
    await database.kysely.insertInto('cards').values(benchCards.slice(from, from + 10_000).map((code, i) => ({ id: from + i + 1, code, created_ms: benchMs }))).execute();
  }
  await database.kysely.insertInto('enrolments').values(phones.map((phone) => enrolmentRow(phone, keyring))).execute();
};

const campaignOf = (programme: ProgrammeId, gtins: readonly ReturnType<typeof benchGtin>[]): ReturnType<typeof storeFact> => {
  const fact = campaignFact(
    asRevision({
      ...{ v: 1, programme, revision: 1, cpg: cpg.id, name: `Junta ${programme}`, effectiveFromMs: 0, startsAtMs: 0, endsAtMs: null, state: 'active' },
      ...{ timeZone: 'America/Mexico_City', products: gtins, earn: { kind: 'stamp-per-item', stamps: 1 }, limits: [{ per: 'day', units: 1_000_000 }] },
      ...{ reward: { name: 'Agua', cost: 10 }, courtesyMs: 0 },
    }),
    benchMs - 86_400_000,
    { restricted: [] },
  );
  assert(fact.ok, 'the campaign is valid');
  return fact.value;
};

const enrolmentRow = (phone: ReturnType<typeof benchPhone>, keyring: Keyring) => {
  const { keyId, wrapped } = keyring.wrap(phone.key.export(), `qoa:message-key:v1:${phone.enrolment}`);
  const point = signingPoint();
  return {
    ...{ id: Buffer.from(phone.enrolment, 'hex'), store_id: phone.store, agreement_key: point, signing_key: point, wrapped_key: Buffer.from(wrapped), key_id: keyId },
    ...{ certificate: '', certificate_signature: '', app: 'bench', issued_ms: benchMs, revoked_ms: null },
  };
};
