import type { Epoch, InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { Fact } from '../feed/index.ts';

/** Why a life of the storage ended: people restored a backup, or something stood ahead of a storage that had been put back unsaid. */
export type EpochEnd = 'restored' | 'put-back';

/** What staff and the system had published after the backup, as the keeps remember it: to be done again by hand. */
export interface LostFact {
  readonly judgedNo: JudgedNo;
  readonly kind: string;
  readonly store: number | null;
  readonly cpg: number | null;
  readonly atMs: InstantMs;
}

/** Another life of the storage begins: the console's journal says why, where the old one stood, and what was lost with it. */
export const epochFact = (from: { readonly epoch: Epoch; readonly head: JudgedNo }, to: Epoch, reason: EpochEnd, lost: readonly LostFact[], nowMs: InstantMs): Fact => ({
  kind: 'epoch',
  cpg: null,
  store: null,
  atMs: nowMs,
  body: { ended: from.epoch, head: from.head, reason, lost },
  scopes: [],
  effects: () => [
    {
      text: 'INSERT INTO ended_epochs (epoch, ended_ms) VALUES ($1, $2) ON CONFLICT (epoch) DO NOTHING',
      values: [Buffer.from(from.epoch, 'hex'), nowMs],
    },
    { text: 'UPDATE server_life SET epoch = $1, began_ms = $2', values: [Buffer.from(to, 'hex'), nowMs] },
  ],
});
