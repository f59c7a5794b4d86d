import { useState } from 'react';
import type { ReactNode } from 'react';
import { type RestrictedKind, restrictedKinds } from '@qoa/shared/feed';
import type { CpgId } from '@qoa/shared/ids';
import type { Audiences } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import { refusalWords } from '../../platform/refusal-words.ts';
import type { AudienceDoors } from './audience-doors.ts';
import { useAudienceWords } from './use-audience-words.ts';

interface PermitsPanelProps {
  readonly cpgs: Audiences['cpgs'];
  readonly doors: Pick<AudienceDoors, 'permit'>;
  readonly isAdmin: boolean;
  readonly onChanged: () => Promise<void>;
}

/** The restricted kinds that each maker's campaigns may name. */
export const PermitsPanel = ({ cpgs, doors, isAdmin, onChanged }: PermitsPanelProps): ReactNode => {
  const { a } = useAudienceWords();
  return (
    <section className="panel" aria-label={a.permits}>
      <h2>{a.permits}</h2>
      <p>{cpgs.length === 0 ? a.permitsNone : a.permitsHint}</p>
      {cpgs.map((cpg) => (isAdmin ? <PermitForm key={`${cpg.id} ${cpg.mayRestrict.join()}`} cpg={cpg} doors={doors} onChanged={onChanged} /> : <p key={cpg.id}><b>{cpg.name}</b>: {cpg.mayRestrict.length === 0 ? a.noKind : cpg.mayRestrict.map(a.kind).join(', ')}</p>))}
    </section>
  );
};

interface PermitFormProps extends Pick<PermitsPanelProps, 'doors' | 'onChanged'> {
  readonly cpg: Audiences['cpgs'][number];
}

const PermitForm = ({ cpg: { id, name, mayRestrict }, doors, onChanged }: PermitFormProps): ReactNode => {
  const { a, locale } = useAudienceWords();
  const [chosen, setChosen] = useState<ReadonlySet<RestrictedKind>>(new Set(mayRestrict));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isOther = restrictedKinds.some((kind) => chosen.has(kind) !== mayRestrict.includes(kind));
  const save = async (cpg: CpgId): Promise<void> => {
    setBusy(true);
    const answer = await doors.permit({ cpg, restricted: [...chosen] });
    if (answer.ok) await onChanged();
    setBusy(false);
    setRefusal(answer.ok ? null : answer.error);
  };
  const toggle = (kind: RestrictedKind): void => setChosen(new Set(restrictedKinds.filter((one) => chosen.has(one) !== (one === kind))));
  return (
    <fieldset className="permit">
      <legend>{a.permitOf(name)}</legend>
      <div className="kinds">{restrictedKinds.map((kind) => <label key={kind} className="tick"><input type="checkbox" checked={chosen.has(kind)} onChange={() => toggle(kind)} />{a.kind(kind)}</label>)}</div>
      {isOther ? <button type="button" className="main" disabled={busy} onClick={() => void save(id)}>{a.permit}</button> : null}
      <p role="alert" className="refusal">{refusal === null ? '' : refusalWords(refusal, locale)}</p>
    </fieldset>
  );
};
