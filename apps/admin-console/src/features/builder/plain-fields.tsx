import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { InstantMs } from '@qoa/shared/ids';
import { useBuilderWords } from './builder-context.tsx';
import { Field } from './field.tsx';
import { endMsOf, endWritten, startMsOf, startWritten, type WallTime } from '../../platform/wall-time.ts';

interface Named {
  readonly at: string;
  readonly label: string;
  readonly hint?: string;
  readonly className?: string;
}

/** A line of text. */
export const TextField = ({ value, onChange, suggestions = [], ...named }: Named & { readonly value: string; readonly onChange: (value: string) => void; readonly suggestions?: readonly string[] }): ReactNode => {
  const list = useId();
  return (
    <Field {...named}>
      {(input) => (
        <>
          <input {...input} type="text" autoComplete="off" value={value} onChange={({ target }) => onChange(target.value)} {...(suggestions.length === 0 ? {} : { list })} />
          {suggestions.length === 0 ? null : <datalist id={list}>{suggestions.map((each) => <option key={each} value={each}>{each}</option>)}</datalist>}
        </>
      )}
    </Field>
  );
};

/** One of a few. */
export const ChoiceField = <T extends string>({ value, choices, onChange, disabled = false, ...named }: Named & { readonly value: T; readonly choices: readonly (readonly [T, string])[]; readonly onChange: (value: T) => void; readonly disabled?: boolean }): ReactNode => (
  <Field {...named}>
    {(input) => (
      <select {...input} value={value} disabled={disabled} onChange={({ target }) => { const chosen = choices.find(([each]) => each === target.value); if (chosen !== undefined) onChange(chosen[0]); }}>
        {choices.map(([each, words]) => <option key={each} value={each}>{words}</option>)}
      </select>
    )}
  </Field>
);

/** Yes or no. */
export const SwitchField = ({ label, hint, checked, onChange, at, disabled = false }: Named & { readonly checked: boolean; readonly onChange: (checked: boolean) => void; readonly disabled?: boolean }): ReactNode => (
  <label className="switch">
    <input type="checkbox" data-at={at} checked={checked} disabled={disabled} onChange={({ target }) => onChange(target.checked)} />
    <span>{label}{hint === undefined ? null : <small>{hint}</small>}</span>
  </label>
);

/** Several of a few, as boxes in a row. */
export const BoxesField = <T extends string | number>({ at, legend, choices, value, onChange }: { readonly at: string; readonly legend: string; readonly choices: readonly (readonly [T, string])[]; readonly value: readonly T[]; readonly onChange: (value: readonly T[]) => void }): ReactNode => (
  <fieldset className="boxes">
    <legend>{legend}</legend>
    <div>
      {choices.map(([each, words], i) => (
        <label key={each}>
          <input type="checkbox" {...(i === 0 ? { 'data-at': at } : {})} checked={value.includes(each)} onChange={() => onChange(value.includes(each) ? value.filter((other) => other !== each) : choices.map(([one]) => one).filter((one) => one === each || value.includes(one)))} />
          <span>{words}</span>
        </label>
      ))}
    </div>
  </fieldset>
);

/** A day, and a time of it where it is not the whole one. `end`: the last moment that counts; cleared it is null, where that may be. */
export const InstantField = ({ at, label, hint, end = false, value, timeZone, onChange, disabled = false }: Named & { readonly end?: boolean; readonly value: InstantMs | null; readonly timeZone: string; readonly onChange: (value: InstantMs | null) => void; readonly disabled?: boolean }): ReactNode => {
  const { b } = useBuilderWords();
  const [read, show] = end ? [endMsOf, endWritten] : [startMsOf, startWritten];
  const shown: WallTime = value === null ? { day: '', time: '' } : show(value, timeZone);
  // A time without a day says nothing yet; it waits for its day.
  const [waiting, setWaiting] = useState('');
  const { day } = shown;
  const time = day === '' ? waiting : shown.time;
  const write = (next: WallTime, input?: HTMLInputElement): void => {
    setWaiting(next.time);
    // A day of which a part is written is none, and not nothing: it would take away an end.
    onChange(next.day !== '' ? read(next, timeZone) : input?.validity.badInput === true ? Number.NaN : null);
  };
  /** A browser tells of no change while a part of a day is missing. */
  const left = (input: HTMLInputElement): void => {
    if (input.value === '' && (input.validity.badInput || Number.isNaN(value))) write({ day: '', time }, input);
  };
  return (
    <Field at={at} label={label} {...(hint === undefined ? {} : { hint })} className="instant">
      {(input) => (
        <span className="measured">
          <input {...input} type="date" disabled={disabled} max="9999-12-30" value={day} onChange={({ target }) => write({ day: target.value, time }, target)} onBlur={({ target }) => left(target)} />
          <input type="time" disabled={disabled} aria-label={b.timeOf(label)} value={time} onChange={({ target }) => (day === '' ? setWaiting(target.value) : write({ day, time: target.value }))} />
        </span>
      )}
    </Field>
  );
};
