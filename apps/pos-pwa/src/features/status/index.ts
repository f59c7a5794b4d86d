export { SyncBanner } from './sync-banner.tsx';
