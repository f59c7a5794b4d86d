export { openDryRuns, type DryRuns } from './dry-runs.ts';
export { DryRunPanel } from './dry-run-panel.tsx';
