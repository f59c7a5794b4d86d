import { sql } from 'kysely';
import type { CardCode, EnrolmentId, Epoch, InstantMs } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';
import type { Keeps, KeptLine } from './keeps.ts';

/**
 * Brings a storage and the keeps to the same: what the storage has forgotten (it was restored) is applied again, what the keeps miss (a
 * crash between the two) is noted. Harmless at every start. Rule: Restore
 */
export const applyKeeps = async ({ kysely }: Pick<Database, 'kysely'>, keeps: Keeps): Promise<void> => {
  const stored = await storedLines(kysely);
  const names = new Set(keeps.lines().map(nameOf));
  for (const line of stored) if (!names.has(nameOf(line))) keeps.note(line);
  const known = new Set(stored.map(nameOf));
  await applyLines(kysely, keeps.lines().filter((line) => !known.has(nameOf(line))));
};

const nameOf = (line: KeptLine): string => {
  switch (line.kept) {
    case 'code-used':
      return `code ${line.code}`;
    case 'succeeded':
      return `succeeded ${line.enrolment}`;
    case 'revoked':
      return `revoked ${line.enrolment}`;
    case 'declared-lost':
      return `lost ${line.enrolment}`;
    case 'birthday-forgotten':
      return `birthday ${line.card} ${line.atMs}`;
    case 'card-link-ended':
      return `link ${line.secret}`;
    case 'card-erased':
      return `erased ${line.card}`;
    case 'epoch':
      return `epoch ${line.epoch}`;
    case 'fact':
      return `fact ${line.epoch} ${line.judgedNo}`;
  }
};

const storedLines = async (kysely: Database['kysely']): Promise<readonly KeptLine[]> => {
  const codes = await kysely.selectFrom('enrolment_codes').select(['code_hash', 'used_ms', 'used_by']).where('used_ms', 'is not', null).execute();
  const succeeded = await kysely.selectFrom('enrolments').select(['id', 'predecessor', 'remembers', 'store_id', 'issued_ms']).where('predecessor', 'is not', null).execute();
  const revoked = await kysely.selectFrom('enrolments').select(['id', 'revoked_ms']).where('revoked_ms', 'is not', null).execute();
  const lost = await kysely.selectFrom('enrolments').select(['id', 'lost_ms']).where('lost_ms', 'is not', null).execute();
  const erased = await kysely.selectFrom('cards').select(['code', 'erased_ms']).where('erased_ms', 'is not', null).execute();
  const ended = await kysely.selectFrom('ended_epochs').select(['epoch', 'ended_ms as at_ms']).orderBy('ended_ms').execute();
  const current = await kysely.selectFrom('server_life').select(['epoch', 'began_ms as at_ms']).execute();
  const enrolmentOf = (id: Buffer | null): EnrolmentId => (id ?? Buffer.alloc(8)).toString('hex') as EnrolmentId;
  return [
    ...codes.map((row): KeptLine => ({ kept: 'code-used', code: row.code_hash.toString('hex'), enrolment: enrolmentOf(row.used_by), atMs: row.used_ms ?? 0 })),
    ...succeeded.map((row): KeptLine => ({ kept: 'succeeded', enrolment: enrolmentOf(row.id), predecessor: enrolmentOf(row.predecessor), remembers: row.remembers, store: row.store_id, atMs: row.issued_ms })),
    ...revoked.map((row): KeptLine => ({ kept: 'revoked', enrolment: enrolmentOf(row.id), atMs: row.revoked_ms ?? 0 })),
    ...lost.map((row): KeptLine => ({ kept: 'declared-lost', enrolment: enrolmentOf(row.id), atMs: row.lost_ms ?? 0 })),
    ...erased.map((row): KeptLine => ({ kept: 'card-erased', card: row.code as CardCode, atMs: row.erased_ms ?? 0 })),
    ...[...ended, ...current].map((row): KeptLine => ({ kept: 'epoch', epoch: row.epoch.toString('hex') as Epoch, atMs: row.at_ms })),
  ];
};

const applyLines = async (kysely: Database['kysely'], lines: readonly KeptLine[]): Promise<void> => {
  await forgetBirthdays(kysely, lines.filter((line) => line.kept === 'birthday-forgotten'));
  for (const line of lines) {
    if (line.kept === 'code-used') await kysely.updateTable('enrolment_codes').set({ used_ms: line.atMs, used_by: bytesOf(line.enrolment) }).where('code_hash', '=', bytesOf(line.code)).execute();
    if (line.kept === 'succeeded') await kysely.updateTable('enrolments').set({ predecessor: bytesOf(line.predecessor), remembers: line.remembers }).where('id', '=', bytesOf(line.enrolment)).execute();
    if (line.kept === 'revoked') await kysely.updateTable('enrolments').set({ revoked_ms: sql<InstantMs>`coalesce(revoked_ms, ${line.atMs})` }).where('id', '=', bytesOf(line.enrolment)).execute();
    if (line.kept === 'declared-lost') await kysely.updateTable('enrolments').set({ lost_ms: sql<InstantMs>`coalesce(lost_ms, ${line.atMs})` }).where('id', '=', bytesOf(line.enrolment)).execute();
    if (line.kept === 'card-link-ended') await kysely.updateTable('card_secrets').set({ ended_ms: sql<InstantMs>`coalesce(ended_ms, ${line.atMs})` }).where('secret_hash', '=', bytesOf(line.secret)).execute();
    if (line.kept === 'card-erased') await eraseCard(kysely, line);
    if (line.kept === 'epoch') await kysely.insertInto('ended_epochs').values({ epoch: bytesOf(line.epoch), ended_ms: line.atMs }).onConflict((conflict) => conflict.doNothing()).execute();
  }
};

/** What a storage has forgotten leaves no row that says so: these are applied at every start. */
const forgetBirthdays = async (kysely: Database['kysely'], lines: readonly { readonly card: number; readonly atMs: InstantMs }[]): Promise<void> => {
  if (lines.length === 0) return;
  const [cards, untilMs] = [lines.map(({ card }) => card), lines.map(({ atMs }) => atMs)];
  await sql`DELETE FROM card_birthdays AS b USING unnest(${cards}::int4[], ${untilMs}::int8[]) AS f(card_id, until_ms) WHERE b.card_id = f.card_id AND b.given_ms <= f.until_ms`.execute(kysely);
};

/** A card that the storage does not know takes its code along: it is given to nobody, and a phone that shows an earlier answer brings it back to no one. */
const eraseCard = async (kysely: Database['kysely'], { card, atMs }: { readonly card: CardCode; readonly atMs: InstantMs }): Promise<void> => {
  const row = await kysely.insertInto('cards').values({ code: card, created_ms: atMs, erased_ms: atMs }).onConflict((conflict) => conflict.column('code').doUpdateSet({ erased_ms: atMs })).returning('id').executeTakeFirstOrThrow();
  for (const table of ['card_secrets', 'card_birthdays', 'card_segments'] as const) await kysely.deleteFrom(table).where('card_id', '=', row.id).execute();
};

const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');
