/**
 * Every fault, and how often it strikes at each chance that it has in an evening of middling luck; 0: only as a blow of its own
 * (see `blows`). Each seed draws its own luck.
 */
export const usualRates = {
  drop: 0.08, 'lost-answer': 0.08, duplicate: 0.05, delay: 0.1, damage: 0.04,
  'phone-crash': 0.02, quota: 0.02, 'double-tap': 0.15, 'newer-kind': 0.04, 'poison-event': 0.01,
  'commit-aborted': 0.03, 'commit-lost': 0.03, 'server-crash': 0.025, 'fail-over': 0.035, 'slow-commit': 0.05,
  'commit-orphaned': 0, 'session-lost': 0, 'feed-compacted': 0, backup: 0, restore: 0, revoked: 0,
  offline: 0, 'tab-change': 0, 'clock-off': 0, 'bytes-rotten': 0, rollback: 0, 'replica-evicted': 0, 'storage-evicted': 0, update: 0,
  'early-receipt': 0, 'old-header': 0, 'forged-header': 0, 'forged-event': 0, 'page-reload': 0,
} as const;

export type FaultKind = keyof typeof usualRates;

export const faultKinds = Object.keys(usualRates) as readonly FaultKind[];
