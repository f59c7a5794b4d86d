import type { FastifyInstance, RouteOptions } from 'fastify';
import { assert } from '@qoa/shared/result';
import { permissionOf, permissions } from './permissions.ts';

/** Every route that was registered, in order. */
export interface RouteBook {
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** Throws unless each route has a row in the permission table and each row a route. Rows of `absent` paths may lack theirs. */
  readonly check: (absent: readonly string[]) => void;
}

/** Keeps the book from the first route on; `prepare` may add to a route what its row says. */
export const keepRouteBook = (app: FastifyInstance, prepare: (route: RouteOptions, row: NonNullable<ReturnType<typeof permissionOf>>) => void): RouteBook => {
  const routes: { method: string; path: string }[] = [];
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      // Fastify answers OPTIONS and HEAD of a route itself.
      if (method === 'HEAD' || method === 'OPTIONS') continue;
      routes.push({ method, path: route.url });
      const row = permissionOf(method, route.url);
      assert(row !== undefined, `${method} ${route.url} has a row in the permission table`);
      prepare(route, row);
    }
  });
  return {
    routes,
    check: (absent) => {
      const registered = new Set(routes.map(({ method, path }) => `${method} ${path}`));
      for (const { method, path } of permissions) assert(registered.has(`${method} ${path}`) || absent.includes(path), `${method} ${path} of the permission table is a route`);
    },
  };
};
