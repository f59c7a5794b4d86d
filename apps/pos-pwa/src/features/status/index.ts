export { StatusScreen } from './status-screen.tsx';
export { SyncBanner } from './sync-banner.tsx';
