import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { CpgId } from '@qoa/shared/ids';
import { CODES_MAX, type CampaignParts, type RelationsResponse } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useWords } from '../../platform/words-context.tsx';
import { codesOf } from '../../platform/written-codes.ts';

/** Says which stores sell a maker's products, by their codes: typed, pasted, or from a file. A first sale says the same by itself. */
export const RelationsModal = ({ parts, doors, onClose }: { readonly parts: CampaignParts; readonly doors: Pick<CampaignDoors, 'relate'>; readonly onClose: () => void }): ReactNode => {
  const { k, c, locale } = useWords();
  const [cpg, setCpg] = useState<CpgId | null>(parts.cpgs[0]?.id ?? null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<RelationsResponse | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [cpgId, codesId] = [useId(), useId()];
  const codes = codesOf(text);
  const isPossible = cpg !== null && codes.length > 0 && codes.length <= CODES_MAX;

  const relate = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isPossible) return;
    setBusy(true);
    const answer = await doors.relate({ cpg, stores: codes });
    setBusy(false);
    setMade(answer.ok ? answer.value : null);
    setRefusal(answer.ok ? null : answer.error);
  };

  return (
    <Modal title={k.relateTitle} onClose={onClose}>
      <form noValidate onSubmit={(event) => void relate(event)}>
        <p>{k.relateBody}</p>
        <div className="field">
          <label htmlFor={cpgId}>{k.relateCpg}</label>
          <select id={cpgId} value={cpg ?? ''} onChange={(event) => setCpg(parts.cpgs.find(({ id }) => String(id) === event.target.value)?.id ?? null)}>{parts.cpgs.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>
        </div>
        <div className="field">
          <label htmlFor={codesId}>{k.relateCodes}</label>
          <textarea id={codesId} className="code" rows={4} value={text} onChange={(event) => setText(event.target.value)} />
        </div>
        <label className="file"><span>{k.relateFile}</span><input type="file" accept=".csv,.txt" onChange={(event) => void event.currentTarget.files?.[0]?.text().then(setText)} /></label>
        <p role="status">{made === null ? k.relateCount(codes.length) : k.relateDone(made.related, made.known)}{made === null || made.unknown.length === 0 ? '' : ` ${k.relateUnknown(made.unknown.join(', '))}`}</p>
        <p role="alert" className="refusal">{refusal !== null ? refusalWords(refusal, locale) : codes.length > CODES_MAX ? k.relateTooMany(CODES_MAX) : ''}</p>
        <div className="modal-actions">
          <button type="button" onClick={onClose}>{c.close}</button>
          <button type="submit" className="main" disabled={busy || !isPossible}>{k.relate}</button>
        </div>
      </form>
    </Modal>
  );
};
