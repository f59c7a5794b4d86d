import fastifyCompress from '@fastify/compress';
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Permission } from './permissions.ts';

const bytesMin = 1024;

/** Starts compressing what `compressRoute` names. Files are compressed when they are built, and short answers would only grow. */
export const installCompression = async (app: FastifyInstance): Promise<void> => {
  await app.register(fastifyCompress, { global: false, threshold: bytesMin, encodings: ['br', 'gzip'] });
};

/** Compresses long answers that repeat nothing a stranger sent beside something secret (no BREACH): feeds, documents, the start page. */
export const compressRoute = (route: RouteOptions, { path }: Permission): void => {
  if (compressed.has(path)) route.compress = {};
};

const compressed: ReadonlySet<string> = new Set(['/', '/start/*', '/openapi.json', '/metrics', '/v1/demo', '/v1/pull', '/v1/admin/sync-health']);
