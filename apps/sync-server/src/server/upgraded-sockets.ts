import type { FastifyInstance } from 'fastify';
import type { Duplex } from 'node:stream';

/** How long a peer may take to answer a goodbye. */
const goodbyeMsMax = 1000;

/**
 * Ends what is left of upgraded connections when the server closes. HTTP forgets a connection once it asks for an upgrade, granted or
 * refused, and a peer that never hangs up would hold up the end.
 */
export const endUpgradedSockets = (app: FastifyInstance, sleep: (ms: number) => Promise<void>): void => {
  const open = new Set<Duplex>();
  app.server.on('upgrade', (_request, socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  app.addHook('preClose', async () => {
    for (let waitedMs = 0; open.size > 0 && waitedMs < goodbyeMsMax; waitedMs += 50) await sleep(50);
    for (const socket of open) socket.destroy();
  });
};
