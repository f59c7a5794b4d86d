import type { ReactNode } from 'react';
import { formatDateTime } from '@qoa/messages';
import type { AudienceChange } from '@qoa/shared/protocol';
import { changeWords } from './change-words.ts';
import { useAudienceWords } from './use-audience-words.ts';

/** Who changed what, the newest first. */
export const ChangesPanel = ({ changes }: { readonly changes: readonly AudienceChange[] }): ReactNode => {
  const { a, locale } = useAudienceWords();
  return (
    <section className="panel" aria-label={a.changes}>
      <h2>{a.changes}</h2>
      {changes.length === 0 ? <p>{a.changesNone}</p> : (
        <ol className="steps">
          {changes.map((change) => (
            <li key={change.no}>
              <b>{changeWords(change, a)}</b>
              <br />
              <small>{formatDateTime(change.atMs, locale)} · {change.byHolder === true ? a.holder : (change.byEmail ?? a.somebody)}</small>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};
