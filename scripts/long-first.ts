import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long though they are small, as those that run a contract on one database: a machine that never ran them begins with the largest files, and
 * would end with these, one after the other beside an idle core. A path without a file fails every run: whoever moves a file moves it here, too.
 */
const longThoughSmall = [
  'apps/customer-card/src/card.page.test.ts',
  'apps/pos-pwa/src/app/two-tabs.page.test.ts',
  'apps/pos-pwa/src/features/sync/phone-sync.test.ts',
  'apps/sync-server/src/features/audiences/audiences.test.ts',
  'apps/sync-server/src/features/backup/backup.test.ts',
  'apps/sync-server/src/features/backup/point-in-time.pg.test.ts',
  'apps/sync-server/src/features/campaign-life/campaign-life.pg.test.ts',
  'apps/sync-server/src/features/campaign-life/campaign-life.test.ts',
  'apps/sync-server/src/features/campaign-life/participation.pg.test.ts',
  'apps/sync-server/src/features/campaign-life/participation.test.ts',
  'apps/sync-server/src/features/campaign-life/sales.pg.test.ts',
  'apps/sync-server/src/features/campaign-life/sales.test.ts',
  'apps/sync-server/src/features/doors/campaigns.pg.test.ts',
  'apps/sync-server/src/features/doors/campaigns.test.ts',
  'apps/sync-server/src/features/doors/claims.pg.test.ts',
  'apps/sync-server/src/features/doors/claims.test.ts',
  'apps/sync-server/src/features/doors/custody.test.ts',
  'apps/sync-server/src/features/doors/expiry.pg.test.ts',
  'apps/sync-server/src/features/doors/expiry.test.ts',
  'apps/sync-server/src/features/doors/losses.pg.test.ts',
  'apps/sync-server/src/features/doors/losses.test.ts',
  'apps/sync-server/src/features/doors/spine.pg.test.ts',
  'apps/sync-server/src/features/doors/spine.test.ts',
  'apps/sync-server/src/features/dry-run/dry-run.pg.test.ts',
  'apps/sync-server/src/features/dry-run/dry-run.test.ts',
  'apps/sync-server/src/features/explain/explain.pg.test.ts',
  'apps/sync-server/src/features/explain/explain.test.ts',
  'apps/sync-server/src/features/holds/holds.pg.test.ts',
  'apps/sync-server/src/features/holds/holds.test.ts',
  'apps/sync-server/src/features/outlook/outlook.pg.test.ts',
  'apps/sync-server/src/features/outlook/outlook.test.ts',
  'apps/sync-server/src/main-admin.test.ts',
  'apps/sync-server/src/main.test.ts',
  'apps/sync-server/src/platform/embedded-database.test.ts',
  'apps/sync-server/src/server/drain.test.ts',
  'apps/sync-server/src/server/erasure.test.ts',
  'apps/sync-server/src/server/fuzz.test.ts',
  'apps/sync-server/src/server/successors.test.ts',
  'e2e/campaigns.e2e.test.ts',
  'e2e/restore.e2e.test.ts',
  'e2e/story.e2e.test.ts',
  'packages/shared/src/rules/test/agreement.prop.test.ts',
  'sim/real/embedded.test.ts',
  'sim/real/postgres.pg.test.ts',
  'sim/src/evenings.test.ts',
  'sim/src/more-evenings.test.ts',
  'sim/src/planted.test.ts',
] as const;

const root = resolve(import.meta.dirname, '..');
const dead = longThoughSmall.filter((path) => !existsSync(resolve(root, path)));
if (dead.length > 0) throw new Error(`scripts/long-first.ts names no file: ${dead.join(', ')}`);
const long: ReadonlySet<string> = new Set(longThoughSmall.map((path) => resolve(root, path)));

/** The runner's own order, but for what takes long: that comes first among the files of its project. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const firstOfProject = new Map<string, number>();
    for (const [at, { project }] of sorted.entries()) if (!firstOfProject.has(project.name)) firstOfProject.set(project.name, at);
    const placeOf = (file: TestSpecification): number => (firstOfProject.get(file.project.name) ?? 0) + (isLong(file) ? 0 : 0.5);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

const isLong = ({ moduleId }: TestSpecification): boolean => long.has(moduleId);
