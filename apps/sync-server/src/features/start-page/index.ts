export { startPageRoute } from './start-page-route.ts';
