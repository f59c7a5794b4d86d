import { useCallback, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { type HoldChoice, holdChoices } from '@qoa/shared/judge';
import { HOLD_REASON_LENGTH_MAX, HOLD_REASON_LENGTH_MIN, type HoldHealth } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import type { ConsoleTransport } from '../../platform/console-transport.ts';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useLoaded } from '../../platform/use-loaded.ts';
import { type ConsoleWords, useWords } from '../../platform/words-context.tsx';
import { holdWords, weighedWords } from './hold-words.ts';

interface ModalParts {
  /** As it stands now; the decision goes by what was shown. */
  readonly hold: HoldHealth;
  readonly transport: Pick<ConsoleTransport, 'decideHold' | 'weighHold'>;
  /** Somebody was faster: what stands is read again. */
  readonly onOvertaken: () => void;
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
}

/** Asks whether something held counts, and why. What somebody changed meanwhile is shown before the second press. */
export const DecideHoldModal = ({ hold, transport, onOvertaken, onClose, onDone }: ModalParts): ReactNode => {
  const words = useWords();
  const { h, c, locale } = words;
  const reasonId = useId();
  const [asked] = useState(hold);
  const [overtaken, setOvertaken] = useState(false);
  const [choice, setChoice] = useState<HoldChoice | null>(null);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const shown = overtaken ? hold : asked;
  const { what, body, decided } = holdWords(shown, words);

  const decide = async (chosen: HoldChoice): Promise<void> => {
    setBusy(true);
    const answer = await transport.decideHold(shown.no, { choice: chosen, reason: reason.trim(), hash: shown.hash, seenNo: shown.seenNo });
    setBusy(false);
    if (answer.ok) return onDone(chosen === 'count' ? h.doneCount : h.doneRefuse);
    setRefusal(answer.error);
    if (answer.error.code !== 'HOLD_CHANGED' && answer.error.code !== 'HOLD_DECIDED') return;
    setOvertaken(true);
    onOvertaken();
  };

  return (
    <Modal title={h.decideTitle(what)} onClose={onClose}>
      {overtaken ? <p><b>{h.changed}</b></p> : null}
      {body.map((sentence) => <p key={sentence}>{sentence}</p>)}
      {decided === null ? <Weighed hold={shown} transport={transport} /> : <p>{decided}</p>}
      <fieldset className="reasons">
        <legend>{h.choice}</legend>
        {holdChoices.map((one) => <label key={one}><input type="radio" name="choice" checked={choice === one} onChange={() => setChoice(one)} />{choiceWords(words)[one]}</label>)}
      </fieldset>
      <div className="field">
        <label htmlFor={reasonId}>{h.reason}</label>
        <textarea id={reasonId} rows={2} maxLength={HOLD_REASON_LENGTH_MAX} required value={reason} onChange={({ target }) => setReason(target.value.replace(/\s+/g, ' '))} />
      </div>
      <p><small>{h.forGood}</small></p>
      <p role="alert" className="refusal">{refusal === null ? '' : `${h.failed} ${refusalWords(refusal, locale)}`}</p>
      <div className="modal-actions">
        <button type="button" onClick={onClose}>{c.cancel}</button>
        <button type="button" className="main" disabled={busy || choice === null || !/\p{L}/u.test(reason) || reason.trim().length < HOLD_REASON_LENGTH_MIN} onClick={() => void (choice === null ? undefined : decide(choice))}>{h.decide}</button>
      </div>
    </Modal>
  );
};

/** What counting it would give is asked for as it is shown. */
const Weighed = ({ hold: { no, seenNo }, transport }: Pick<ModalParts, 'hold' | 'transport'>): ReactNode => {
  const words = useWords();
  const { value, refusal } = useLoaded(useCallback(() => transport.weighHold(no), [no, transport]), seenNo);
  if (value === null) return <p>{refusal === null ? words.h.weighing : words.h.notWeighed}</p>;
  return <p>{weighedWords(value, words)}</p>;
};

const choiceWords = ({ h }: ConsoleWords): Readonly<Record<HoldChoice, string>> => ({ count: h.count, refuse: h.refuse });
