import type { ReactNode } from 'react';
import { differenceText, type DifferenceNames } from '@qoa/messages';
import type { Difference } from '@qoa/shared/campaign-life';
import { useWords } from '../../platform/words-context.tsx';

const shownMax = 60;

/** Differences in words, one a row: what it is, before and after. Of very many the first; `more` are known and not listed. */
export const ChangesTable = ({ changes, names, label, more = 0 }: { readonly changes: readonly Difference[]; readonly names: DifferenceNames; readonly label: string; readonly more?: number }): ReactNode => {
  const { k, locale } = useWords();
  if (changes.length === 0) return <p>{k.changesNone}</p>;
  const hidden = more + Math.max(0, changes.length - shownMax);
  return (
    <>
      <table role="table" className="changes" aria-label={label}>
        <thead role="rowgroup"><tr role="row">{[k.changeField, k.changeBefore, k.changeAfter].map((name) => <th key={name} role="columnheader" scope="col">{name}</th>)}</tr></thead>
        <tbody role="rowgroup">
          {changes.slice(0, shownMax).map((change) => {
            const { label: field, before, after } = differenceText(change, names, locale);
            return (
              <tr key={change.field} role="row">
                <th role="rowheader" scope="row">{field}</th>
                <td role="cell" data-label={k.changeBefore}><del>{before}</del></td>
                <td role="cell" data-label={k.changeAfter}><ins>{after}</ins></td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {hidden === 0 ? null : <p><small>{k.changesMore(hidden)}</small></p>}
    </>
  );
};
