import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long though they are small, as those that run a contract on one database: a machine that never ran them begins with the largest files, and
 * would end with these, one after the other beside an idle core. A name that no file has any more does no harm.
 */
const longThoughSmall = [
  'sim/real/postgres.pg.test.ts', 'sim/real/embedded.test.ts', 'sim/src/planted.test.ts', 'sim/src/sim.test.ts',
  'features/backup/backup.test.ts', 'features/backup/point-in-time.pg.test.ts', 'src/main.test.ts', 'src/main-admin.test.ts', 'platform/embedded-database.test.ts', 'server/fuzz.test.ts', 'server/drain.test.ts',
  'features/doors/losses.test.ts', 'features/doors/claims.test.ts', 'features/doors/spine.test.ts', 'features/doors/campaigns.test.ts', 'features/dry-run/dry-run.test.ts', 'features/outlook/outlook.test.ts',
  'features/campaign-life/sales.test.ts', 'features/campaign-life/participation.test.ts', 'features/campaign-life/campaign-life.test.ts', 'features/sync/phone-sync.test.ts', 'rules/agreement.prop.test.ts',
  'features/doors/losses.pg.test.ts', 'features/doors/claims.pg.test.ts', 'features/doors/spine.pg.test.ts', 'features/doors/campaigns.pg.test.ts', 'features/campaign-life/sales.pg.test.ts',
  'features/campaign-life/participation.pg.test.ts', 'features/campaign-life/campaign-life.pg.test.ts', 'features/dry-run/dry-run.pg.test.ts', 'features/outlook/outlook.pg.test.ts',
] as const;

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

const isLong = ({ moduleId }: TestSpecification): boolean => longThoughSmall.some((path) => moduleId.endsWith(`/${path}`));
