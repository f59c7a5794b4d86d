export { pullRoute } from './pull-route.ts';
export { pushRoute } from './push-route.ts';
