import { useState } from 'react';
import type { Result } from '@qoa/shared/result';
import type { Refusal } from './ask.ts';

/** A command on its way. */
export interface Sending {
  /** True when it was done and the campaign was read again. Sent by the version that the person has seen. */
  readonly send: (command: (version: number) => Promise<Result<unknown, Refusal>>) => Promise<boolean>;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  /** Somebody was faster: the version after which the person has to look at what changed; null: nobody was. */
  readonly changedSince: number | null;
}

/** Gives commands by the version that was shown when it was asked. When somebody was faster it reads the campaign again; the next try goes by what is then shown. */
export const useCommand = (shownVersion: number, onAgain: () => Promise<void>): Sending => {
  const [seen] = useState(shownVersion);
  const [changedSince, setChangedSince] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const send: Sending['send'] = async (command) => {
    setBusy(true);
    const answer = await command(changedSince === null ? seen : shownVersion);
    const isOvertaken = !answer.ok && answer.error.code === 'CAMPAIGN_CHANGED';
    // What was done is read before anything else can be asked, so that the next command knows its version.
    if (answer.ok || isOvertaken) await onAgain();
    if (isOvertaken) setChangedSince(changedSince ?? seen);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.error);
    return answer.ok;
  };
  return { send, busy, refusal, changedSince };
};
