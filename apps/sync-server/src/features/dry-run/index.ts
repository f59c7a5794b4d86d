export { type DryRuns, openDryRuns } from './dry-runs.ts';
export { dryRunRoute } from './dry-run-route.ts';
export { sqlDryRunStore } from './dry-run-store.ts';
