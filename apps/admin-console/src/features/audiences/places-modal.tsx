import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { type MembersResponse, PLACES_MAX } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import type { AudienceDoors } from './audience-doors.ts';
import { placeRowsOf } from './place-rows.ts';
import { UnknownCodes } from './unknown-codes.tsx';
import { useAudienceWords } from './use-audience-words.ts';

interface PlacesModalProps {
  readonly doors: Pick<AudienceDoors, 'places'>;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

/** Says what stores are and where, by rows of a sheet: pasted, or from a file. */
export const PlacesModal = ({ doors, onChanged, onClose }: PlacesModalProps): ReactNode => {
  const { a, c, locale } = useAudienceWords();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<MembersResponse | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const rowsId = useId();
  const { places, wrong } = placeRowsOf(text);
  const isPossible = places.length > 0 && places.length <= PLACES_MAX && wrong.length === 0;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isPossible || busy) return;
    setBusy(true);
    const answer = await doors.places({ stores: places });
    if (answer.ok) await onChanged();
    setBusy(false);
    setDone(answer.ok ? answer.value : null);
    setRefusal(answer.ok ? null : answer.error);
  };
  const writes = (written: string): void => {
    setText(written);
    setDone(null);
  };
  const problem = refusal !== null ? refusalWords(refusal, locale) : places.length > PLACES_MAX ? a.tooMany(PLACES_MAX) : wrong.length > 0 ? a.rowsWrong(wrong.slice(0, 20).join(', ')) : '';
  return (
    <Modal title={a.places} onClose={onClose}>
      <form noValidate onSubmit={(event) => void send(event)}>
        <p>{a.placesHint}</p>
        <div className="field"><label htmlFor={rowsId}>{a.placesRows}</label><textarea id={rowsId} className="code" rows={6} value={text} onChange={({ target }) => writes(target.value)} /></div>
        <label className="file"><span>{a.file}</span><input type="file" accept=".csv,.txt" onChange={({ currentTarget }) => void currentTarget.files?.[0]?.text().then(writes)} /></label>
        <p role="status">{done === null ? a.rowCount(places.length) : a.placesDone(done.changed, done.unchanged)}</p>
        {done === null || done.unknown.length === 0 ? null : <UnknownCodes codes={done.unknown} />}
        <p role="alert" className="refusal">{problem}</p>
        <div className="modal-actions">
          <button type="button" onClick={onClose}>{c.close}</button>
          <button type="submit" className="main" disabled={busy || !isPossible || done !== null}>{a.placesSave}</button>
        </div>
      </form>
    </Modal>
  );
};
