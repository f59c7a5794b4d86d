export { pushRoute } from './push-route.ts';
