import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { CODES_MAX, type MembersRequest, type MembersResponse } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import { codesOf } from '../../platform/written-codes.ts';
import type { AudienceDoors } from './audience-doors.ts';
import { UnknownCodes } from './unknown-codes.tsx';
import { useAudienceWords } from './use-audience-words.ts';

/** What is changed: cards of a segment or stores of a list; without a name a new one. */
export interface MembersOf {
  readonly of: 'segment' | 'store-list';
  readonly name: string | null;
}

interface MembersModalProps {
  readonly asked: MembersOf;
  readonly doors: Pick<AudienceDoors, 'segment' | 'storeList'>;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

/** Adds or takes away by codes: typed, pasted, or from a file. What came of it stays in the window, with the codes that nobody has. */
export const MembersModal = ({ asked: { of, name: known }, doors, onChanged, onClose }: MembersModalProps): ReactNode => {
  const { a, c, locale } = useAudienceWords();
  const [name, setName] = useState(known ?? '');
  const [change, setChange] = useState<MembersRequest['change']>('add');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<(MembersResponse & Pick<MembersRequest, 'change'>) | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [nameId, codesId] = [useId(), useId()];
  const codes = codesOf(text);
  const isPossible = name.trim() !== '' && codes.length > 0 && codes.length <= CODES_MAX;
  const isSegment = of === 'segment';

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isPossible || busy) return;
    setBusy(true);
    const answer = await (isSegment ? doors.segment : doors.storeList)({ name, codes, change });
    if (answer.ok) await onChanged();
    setBusy(false);
    setDone(answer.ok ? { ...answer.value, change } : null);
    setRefusal(answer.ok ? null : answer.error);
  };
  const writes = (written: string): void => {
    setText(written);
    setDone(null);
  };

  return (
    <Modal title={known === null ? (isSegment ? a.newSegment : a.newList) : known} onClose={onClose}>
      <form noValidate onSubmit={(event) => void send(event)}>
        {known !== null ? null : (
          <div className="field">
            <label htmlFor={nameId}>{isSegment ? a.segmentName : a.listName}</label>
            <input id={nameId} type="text" maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
            <small>{a.nameHint}</small>
          </div>
        )}
        {known === null ? null : <ChangeChoice change={change} onChange={setChange} />}
        <div className="field">
          <label htmlFor={codesId}>{isSegment ? a.cardCodes : a.storeCodes}</label>
          <textarea id={codesId} className="code" rows={5} value={text} onChange={({ target }) => writes(target.value)} />
          <small>{a.codesHint}</small>
        </div>
        <label className="file"><span>{a.file}</span><input type="file" accept=".csv,.txt" onChange={({ currentTarget }) => void currentTarget.files?.[0]?.text().then(writes)} /></label>
        <p role="status">{done === null ? a.codes(codes.length) : (done.change === 'add' ? a.added : a.removed)(done.changed, done.unchanged)}</p>
        {done === null || done.unknown.length === 0 ? null : <UnknownCodes codes={done.unknown} />}
        <p role="alert" className="refusal">{refusal !== null ? refusalWords(refusal, locale) : codes.length > CODES_MAX ? a.tooMany(CODES_MAX) : ''}</p>
        <div className="modal-actions">
          <button type="button" onClick={onClose}>{c.close}</button>
          <button type="submit" className="main" disabled={busy || !isPossible || done !== null}>{change === 'add' ? a.add : a.remove}</button>
        </div>
      </form>
    </Modal>
  );
};

interface ChangeChoiceProps {
  readonly change: MembersRequest['change'];
  readonly onChange: (change: MembersRequest['change']) => void;
}

const ChangeChoice = ({ change, onChange }: ChangeChoiceProps): ReactNode => {
  const { a } = useAudienceWords();
  return (
    <fieldset className="reasons">
      <legend>{a.does}</legend>
      {([['add', a.add], ['remove', a.remove]] as const).map(([value, label]) => (
        <label key={value} className="tick"><input type="radio" name="change" checked={change === value} onChange={() => onChange(value)} />{label}</label>
      ))}
    </fieldset>
  );
};
