import type { Epoch, InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { HoldsHealth, LossHealth, SyncHealth } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import { sendError } from '../wire/index.ts';
import type { SyncHealthStore } from './sync-health-store.ts';

export interface SyncHealthParts {
  readonly store: SyncHealthStore;
  /** Open losses, and those closed since an instant. */
  readonly losses: { readonly shown: (closedSinceMs: InstantMs, closedMax: number) => Promise<readonly LossHealth[]> };
  /** What waits for people in custody, and what they decided since an instant. */
  readonly holds: { readonly shown: (decidedSinceMs: InstantMs, max: number) => Promise<HoldsHealth> };
  /** The last backup of a life of the storage; null when there is none. */
  readonly backupOf: (epoch: Epoch) => SyncHealth['lastBackup'];
  readonly now: () => InstantMs;
  /** Null while nobody judges. */
  readonly place: () => { readonly epoch: Epoch; readonly head: JudgedNo } | null;
}

const closedForMs = 30 * 86_400_000;
const closedMax = 100;
const holdsMax = 50;

/** `GET /v1/admin/sync-health`: every store and phone, as the console shows them. */
export const syncHealthRoute = ({ store, losses, holds, backupOf, now, place }: SyncHealthParts) => async (app: FastifyInstance): Promise<void> => {
  app.get('/v1/admin/sync-health', { schema: { summary: 'Every store and phone with its queue, lag and refusals', tags: ['console'] } }, async (request, reply) => {
    const [at, { caller }] = [place(), request];
    if (at === null) return sendError(reply, 'UNAVAILABLE');
    if (caller.kind !== 'admin') return sendError(reply, 'UNAUTHENTICATED');
    const serverMs = now();
    const sinceMs = serverMs - closedForMs;
    const [lost, kept] = [await losses.shown(sinceMs, closedMax), await holds.shown(sinceMs, holdsMax)];
    const health: SyncHealth = { serverMs, epoch: at.epoch, reader: caller.role, judgedNo: at.head, lastBackup: backupOf(at.epoch), stores: await store.stores(serverMs), losses: lost, holds: kept };
    return reply.header('cache-control', 'no-store').send(health);
  });
};
