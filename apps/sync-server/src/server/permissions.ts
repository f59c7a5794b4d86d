/**
 * Who may use a route. The first group proves itself to the guard (token or cookie);
 * the second proves itself to the route by what the request's body holds.
 */
export type Who = 'device' | 'card' | 'admin' | 'support' | OpenDoor;
export type OpenDoor = 'public' | 'enrolment-code' | 'certificate' | 'device-tag' | 'envelope-tag' | 'device-signature' | 'card-secret' | 'password' | 'hello';

/** How often one address may call, and how its answers are protected. */
export type RateClass = 'page' | 'push' | 'read' | 'change' | 'sign-in' | 'service';
export type PageClass = 'api' | 'page' | 'paper' | 'phone' | 'docs';

/** What one route (method and path as registered) asks of its caller. */
export interface Permission {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly who: readonly Who[];
  readonly rate: RateClass;
  readonly page: PageClass;
}

const permission = (method: Permission['method'], path: string, who: readonly Who[], rate: RateClass, page: PageClass = 'api'): Permission => ({ method, path, who, rate, page });

/** The one table of every route and channel. A route that is not here does not start, and neither does a row without a route. */
export const permissions: readonly Permission[] = [
  permission('GET', '/', ['public'], 'page', 'page'),
  permission('GET', '/start/*', ['public'], 'page', 'page'),
  permission('GET', '/pos', ['public'], 'page', 'page'),
  permission('GET', '/pos/*', ['public'], 'page', 'phone'),
  permission('GET', '/card', ['public'], 'page', 'page'),
  permission('GET', '/card/*', ['public'], 'page', 'page'),
  permission('GET', '/admin', ['public'], 'page', 'page'),
  permission('GET', '/admin/*', ['public'], 'page', 'page'),
  permission('GET', '/r', ['public'], 'page', 'page'),
  permission('GET', '/terms/:id', ['public'], 'page', 'paper'),
  permission('GET', '/terms/terms.css', ['public'], 'page', 'paper'),
  permission('GET', '/docs', ['public'], 'page', 'docs'),
  permission('GET', '/docs/*', ['public'], 'page', 'docs'),
  permission('GET', '/openapi.json', ['public'], 'page'),
  permission('GET', '/lan/ca.crt', ['public'], 'page'),
  permission('GET', '/health', ['public'], 'service'),
  permission('GET', '/ready', ['public'], 'service'),
  // In production the route asks for a token of its own, which is nobody's session.
  permission('GET', '/metrics', ['public'], 'service'),
  permission('GET', '/v1/demo', ['public'], 'read'),
  permission('POST', '/v1/enrolments', ['enrolment-code'], 'sign-in'),
  permission('POST', '/v1/renewals', ['device'], 'sign-in'),
  permission('POST', '/v1/adoptions', ['certificate'], 'sign-in'),
  permission('POST', '/v1/push', ['device-tag'], 'push'),
  permission('POST', '/v1/receipts', ['envelope-tag'], 'change'),
  permission('POST', '/v1/rescues', ['device'], 'push'),
  permission('POST', '/v1/admin/rescues', ['admin'], 'push'),
  permission('POST', '/v1/sessions/nonce', ['device-signature'], 'read'),
  permission('POST', '/v1/sessions', ['device-signature'], 'read'),
  permission('POST', '/v1/pull', ['device', 'card', 'admin', 'support'], 'read'),
  permission('GET', '/v1/live', ['hello'], 'read'),
  // Nobody guesses a secret of 128 random bits, and the customers of a whole carrier may open their cards from one address: a read, not a sign-in.
  permission('POST', '/v1/card/session', ['card-secret'], 'read'),
  permission('GET', '/v1/card', ['card'], 'read'),
  permission('GET', '/v1/card/outlook', ['card'], 'read'),
  permission('POST', '/v1/card/birthday', ['card'], 'change'),
  permission('POST', '/v1/card/erasure', ['card'], 'change'),
  permission('POST', '/v1/outlook', ['device'], 'read'),
  // A question may read two thousand sales.
  permission('POST', '/v1/explanations', ['device'], 'change'),
  permission('GET', '/v1/card/explanations/:id', ['card'], 'change'),
  permission('GET', '/v1/admin/explanations/:id', ['admin', 'support'], 'change'),
  permission('POST', '/v1/admin/session', ['password'], 'sign-in'),
  permission('GET', '/v1/admin/session', ['admin', 'support'], 'read'),
  permission('DELETE', '/v1/admin/session', ['public'], 'change'),
  permission('GET', '/v1/admin/sync-health', ['admin', 'support'], 'read'),
  permission('GET', '/v1/admin/campaigns', ['admin', 'support'], 'read'),
  permission('GET', '/v1/admin/campaigns/:id', ['admin', 'support'], 'read'),
  permission('GET', '/v1/admin/campaign-parts', ['admin', 'support'], 'read'),
  permission('POST', '/v1/admin/campaigns', ['admin'], 'change'),
  permission('POST', '/v1/admin/campaigns/:id/copy', ['admin'], 'change'),
  permission('POST', '/v1/admin/campaigns/:id/commands', ['admin'], 'change'),
  permission('POST', '/v1/admin/campaigns/:id/participation', ['admin'], 'change'),
  permission('POST', '/v1/admin/relations', ['admin'], 'change'),
  permission('GET', '/v1/admin/audiences', ['admin', 'support'], 'read'),
  permission('POST', '/v1/admin/segments', ['admin'], 'change'),
  permission('POST', '/v1/admin/store-lists', ['admin'], 'change'),
  permission('POST', '/v1/admin/store-places', ['admin'], 'change'),
  permission('POST', '/v1/admin/permits', ['admin'], 'change'),
  permission('POST', '/v1/admin/birthdays', ['admin'], 'change'),
  permission('POST', '/v1/admin/card-links', ['admin'], 'change'),
  permission('POST', '/v1/admin/card-erasures', ['admin'], 'change'),
  permission('POST', '/v1/campaigns/:id/join', ['device'], 'change'),
  permission('POST', '/v1/campaigns/:id/leave', ['device'], 'change'),
  permission('POST', '/v1/admin/campaigns/dry-run', ['admin', 'support'], 'read'),
  permission('POST', '/v1/admin/campaigns/warnings', ['admin', 'support'], 'read'),
  permission('POST', '/v1/admin/enrolment-codes', ['admin'], 'change'),
  permission('POST', '/v1/admin/enrolments/:id/revoke', ['admin'], 'change'),
  permission('POST', '/v1/admin/enrolments/:id/declare-lost', ['admin'], 'change'),
  permission('POST', '/v1/admin/losses/:no/close', ['admin'], 'change'),
  permission('GET', '/v1/admin/holds/:no', ['admin', 'support'], 'read'),
  permission('POST', '/v1/admin/holds/:no/decide', ['admin'], 'change'),
];

/** The row of a registered route; a HEAD is asked what its GET is asked. */
export const permissionOf = (method: string, path: string): Permission | undefined => byRoute.get(`${method === 'HEAD' ? 'GET' : method} ${path}`);

const byRoute: ReadonlyMap<string, Permission> = new Map(permissions.map((each) => [`${each.method} ${each.path}`, each]));

const openDoors: readonly Who[] = ['public', 'enrolment-code', 'certificate', 'device-tag', 'envelope-tag', 'device-signature', 'card-secret', 'password', 'hello'] satisfies readonly OpenDoor[];

/** True when the guard lets everybody reach the route, because its body proves the caller or nothing needs proof. */
export const isOpen = ({ who }: Permission): boolean => who.some((each) => openDoors.includes(each));

/** The methods of the routes whose path matches, for telling a wrong method from a wrong address. */
export const methodsAt = (path: string): readonly string[] =>
  permissions.filter((each) => !each.path.endsWith('*') && patternOf(each.path).test(path)).map((each) => each.method);

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:[a-z]+/g, '[^/]+')}$`);
