import { useId } from 'react';
import type { ReactNode } from 'react';
import { problemText } from '@qoa/messages';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { toldAt } from './checked.ts';

/** What an input needs to be named, described and found. */
export interface FieldInput {
  readonly id: string;
  readonly 'data-at': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** A labelled input with what is said of its member below it. */
export const Field = ({ at, label, hint, className = '', children }: { readonly at: string; readonly label: string; readonly hint?: string; readonly className?: string; readonly children: (input: FieldInput) => ReactNode }): ReactNode => {
  const { problems, warnings } = useBuilding();
  const id = useId();
  const hasProblem = toldAt(problems, at).length > 0;
  const isTold = hasProblem || toldAt(warnings, at).length > 0;
  const describedBy = [hint === undefined ? '' : `${id}-hint`, isTold ? `${id}-told` : ''].filter((each) => each !== '').join(' ');
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'data-at': at, 'aria-invalid': hasProblem, 'aria-describedby': describedBy === '' ? undefined : describedBy })}
      {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
      <Told at={at} id={`${id}-told`} />
    </div>
  );
};

/** What the language says of one member, in words; nothing when there is nothing to say. */
export const Told = ({ at, id }: { readonly at: string; readonly id?: string }): ReactNode => {
  const { problems, warnings } = useBuilding();
  const { locale } = useBuilderWords();
  const [bad, doubtful] = [toldAt(problems, at), toldAt(warnings, at)];
  if (bad.length + doubtful.length === 0) return null;
  return (
    <div className="told" id={id}>
      {bad.map((problem) => <p key={problem.code} className="problem">{problemText(problem, locale)}</p>)}
      {doubtful.map((warning, i) => <p key={`${warning.code} ${i}`} className="doubt">{problemText(warning, locale)}</p>)}
    </div>
  );
};

/** Several inputs that belong together; it can be gone to like a field. */
export const Group = ({ at, legend, hint, children, className = '' }: { readonly at?: string; readonly legend: string; readonly hint?: string; readonly children: ReactNode; readonly className?: string }): ReactNode => (
  <fieldset className={`group ${className}`} {...(at === undefined ? {} : { 'data-at': at, tabIndex: -1 })}>
    <legend>{legend}</legend>
    {hint === undefined ? null : <p className="hint">{hint}</p>}
    {children}
    {at === undefined ? null : <Told at={at} />}
  </fieldset>
);
