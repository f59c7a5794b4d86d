import 'fake-indexeddb/auto';
import { embeddedTestDatabase } from '@qoa/sync-server/platform/test-embedded';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agreeAll } from './run-real.ts';

let opened: Awaited<ReturnType<typeof embeddedTestDatabase>>;
beforeAll(async () => {
  opened = await embeddedTestDatabase();
}, 90_000);
afterAll(() => opened.drop());

it('laws once, whole, kept, resume: the real outbox, replica, intake, judge and feed answer as the model does, on the embedded database', { timeout: 300_000 }, async () => {
  expect((await agreeAll(15, 1, opened.database)).disagreements).toEqual([]);
});
