import type { ReactNode } from 'react';
import { useAudienceWords } from './use-audience-words.ts';

interface MembersPanelProps {
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  readonly create: string;
  readonly rows: readonly { readonly name: string; readonly count: string }[];
  /** Null: whoever looks may change nothing. */
  readonly onAsk: ((name: string | null) => void) | null;
}

/** Segments or lists by name, each with how many are in it. */
export const MembersPanel = ({ title, hint, none, create, rows, onAsk }: MembersPanelProps): ReactNode => {
  const { a } = useAudienceWords();
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        {onAsk === null ? null : <div className="actions"><button type="button" onClick={() => onAsk(null)}>{create}</button></div>}
      </div>
      <p>{rows.length === 0 ? none : hint}</p>
      {rows.length === 0 ? null : (
        <ul className="named">
          {rows.map(({ name, count }) => (
            <li key={name}>
              <b>{name}</b>
              <span>{count}</span>
              {onAsk === null ? null : <button type="button" aria-label={a.changeOf(name)} onClick={() => onAsk(name)}>{a.change}</button>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
