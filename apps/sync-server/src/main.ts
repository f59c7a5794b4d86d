import Fastify from 'fastify';

// A stand-in until the server is composed: `npm start` reaches /health.
const server = Fastify();
server.get('/health', () => ({ status: 'ok' }));
await server.listen({ host: process.env['HOST'] ?? '127.0.0.1', port: Number(process.env['PORT'] ?? 3000) });
// npm and the process group may each hand on the same signal, so a second one must not cut the first short.
let closing: Promise<void> | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => { closing ??= server.close().then(() => process.exit(0)); });
