import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { shownDocument } from '@qoa/shared/campaign-life';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { useLeaveGuard } from '../../platform/leave-guard.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useCommand } from '../../platform/use-command.ts';
import { useWords } from '../../platform/words-context.tsx';
import { isInside } from './is-inside.ts';
import { modeWords } from './mode-words.ts';
import { ownStoreText } from './own-store-text.ts';
import { formOf, participationOf, type ParticipationForm, type ParticipationProblem } from './participation-form.ts';

import type { KnownStore } from './shown-stores.ts';
import { StorePicker } from './store-picker.tsx';

/** What panel and editor are given. */
export interface ParticipationProps {
  readonly detail: CampaignDetail;
  readonly parts: CampaignParts | null;
  readonly doors: CampaignDoors;
  /** Reads the campaign again. */
  readonly onAgain: () => Promise<void>;
  readonly onDone: (said: string) => void;
  /** What others did after a version. */
  readonly meanwhile: (since: number) => ReactNode;
}

const modes = ['automatic', 'managed', 'opt-in'] as const;

/** Changes which stores take part. What was chosen stays while the server is away or somebody was faster. */
export const ParticipationEditor = ({ detail, parts, doors, stores, onAgain, onClose, onDone, meanwhile }: ParticipationProps & { readonly stores: readonly KnownStore[]; readonly onClose: () => void }): ReactNode => {
  const words = useWords();
  const { k, c, locale } = words;
  const [form, setForm] = useState(() => formOf(detail.participation));
  const [isChanged, setChanged] = useState(false);
  const [problem, setProblem] = useState<ParticipationProblem | null>(null);
  const { send, busy, refusal, changedSince } = useCommand(detail.version, onAgain);
  useLeaveGuard(isChanged);
  const document = shownDocument(detail, detail.serverMs);
  const own = ownStoreText(detail, parts, words);
  const change = (changed: Partial<ParticipationForm>): void => {
    setForm({ ...form, ...changed });
    setChanged(true);
  };

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const participation = participationOf(form);
    setProblem(participation.ok ? null : participation.error);
    if (participation.ok && (await send((version) => doors.participate(detail.campaign, { version, participation: participation.value })))) onDone(k.partDone);
  };

  const refused = refusal === null ? '' : `${k.failed} ${refusalWords(refusal, locale)}`;
  return (
    <form noValidate className="participation" onSubmit={(event) => void save(event)}>
      <fieldset className="reasons">
        <legend>{k.partMode}</legend>
        {modes.map((mode) => (
          <label key={mode}>
            <input type="radio" name="mode" checked={form.mode === mode} onChange={() => change({ mode })} />
            <span>{modeWords(words)[mode].name}<small>{modeWords(words)[mode].says}</small></span>
          </label>
        ))}
      </fieldset>
      {own === null ? (
        <fieldset className="reasons">
          <legend>{k.partWhich}</legend>
          <label><input type="radio" name="which" checked={form.which === 'all'} onChange={() => change({ which: 'all' })} />{k.partAll}</label>
          <label><input type="radio" name="which" checked={form.which === 'chosen'} onChange={() => change({ which: 'chosen' })} />{k.partChosen}</label>
        </fieldset>
      ) : <p className="hint">{own}</p>}
      {own !== null || form.which === 'all' ? null : <StorePicker stores={stores} chosen={form.chosen} isOutside={(store) => document !== undefined && !isInside(document, store)} onChosen={(chosen) => change({ chosen })} />}
      <PayFields form={form} onChange={change} />
      {changedSince === null ? null : meanwhile(changedSince)}
      <p role="alert" className="refusal">{problem === null ? refused : { 'stores-missing': k.partNoStores, 'pay-missing': k.payMissing }[problem]}</p>
      <div className="modal-actions">
        <button type="button" onClick={onClose}>{c.cancel}</button>
        <button type="submit" className="main" disabled={busy}>{k.partSave}</button>
      </div>
    </form>
  );
};

const PayFields = ({ form, onChange }: { readonly form: ParticipationForm; readonly onChange: (changed: Partial<ParticipationForm>) => void }): ReactNode => {
  const { k } = useWords();
  const [pesosId, perId] = [useId(), useId()];
  const pers = { sale: k.perSale, unit: k.perUnit, prize: k.perPrize };
  return (
    <fieldset className="reasons">
      <legend>{k.partPay}</legend>
      <label><input type="radio" name="pay" checked={!form.isPaid} onChange={() => onChange({ isPaid: false })} />{k.partPayNone}</label>
      <label><input type="radio" name="pay" checked={form.isPaid} onChange={() => onChange({ isPaid: true })} />{k.partPaySome}</label>
      {form.isPaid ? (
        <div className="pair">
          <div className="field"><label htmlFor={pesosId}>{k.partPayAmount}</label><input id={pesosId} inputMode="decimal" required value={form.pesos} onChange={(event) => onChange({ pesos: event.target.value })} /></div>
          <div className="field">
            <label htmlFor={perId}>{k.partPayPer}</label>
            <select id={perId} value={form.per} onChange={(event) => onChange({ per: perOf(event.target.value) })}>
              {(['sale', 'unit', 'prize'] as const).map((per) => <option key={per} value={per}>{pers[per]}</option>)}
            </select>
          </div>
        </div>
      ) : null}
    </fieldset>
  );
};

const perOf = (value: string): ParticipationForm['per'] => (value === 'unit' || value === 'prize' ? value : 'sale');
