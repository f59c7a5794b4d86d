import type { InstantMs, ProgrammeId } from '@qoa/shared/ids';
import type { DryRunReport, DryRunRequest } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import type { CampaignDoors } from '../campaign-doors/index.ts';

/** A dry run of one campaign, as far as it is. */
export type DryRun =
  | { readonly state: 'running'; readonly request: DryRunRequest; readonly sinceMs: InstantMs }
  | { readonly state: 'done'; readonly request: DryRunRequest; readonly report: DryRunReport }
  | { readonly state: 'refused'; readonly request: DryRunRequest; readonly refusal: Refusal };

/** Dry runs, kept outside of any screen: whoever leaves the campaign finds the result when they come back. */
export interface DryRuns {
  /** The last one of a campaign; null before any, and after one was stopped. The same object until it changes. */
  readonly of: (campaign: ProgrammeId) => DryRun | null;
  readonly subscribe: (changed: () => void) => () => void;
  /** Begins one in the place of the campaign's last, which is stopped if it still runs. */
  readonly start: (campaign: ProgrammeId, request: DryRunRequest) => void;
  readonly stop: (campaign: ProgrammeId) => void;
}

/** No dry run at first. */
export const openDryRuns = (doors: Pick<CampaignDoors, 'dryRun'>, nowMs: () => InstantMs): DryRuns => {
  const runs = new Map<ProgrammeId, { readonly run: DryRun; readonly ending: AbortController }>();
  const subscribers = new Set<() => void>();
  const tell = (): void => subscribers.forEach((changed) => changed());

  const stop: DryRuns['stop'] = (campaign) => {
    runs.get(campaign)?.ending.abort();
    runs.delete(campaign);
    tell();
  };

  const start = async (campaign: ProgrammeId, request: DryRunRequest): Promise<void> => {
    runs.get(campaign)?.ending.abort();
    const ending = new AbortController();
    runs.set(campaign, { run: { state: 'running', request, sinceMs: nowMs() }, ending });
    tell();
    const answer = await doors.dryRun(request, ending.signal);
    if (runs.get(campaign)?.ending !== ending) return; // Stopped, or another began meanwhile.
    runs.set(campaign, { run: answer.ok ? { state: 'done', request, report: answer.value } : { state: 'refused', request, refusal: answer.error }, ending });
    tell();
  };

  return {
    of: (campaign) => runs.get(campaign)?.run ?? null,
    subscribe: (changed) => {
      subscribers.add(changed);
      return () => subscribers.delete(changed);
    },
    start: (campaign, request) => void start(campaign, request),
    stop,
  };
};
