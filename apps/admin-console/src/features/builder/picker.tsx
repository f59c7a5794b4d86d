import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useBuilderWords } from './builder-context.tsx';
import { Field } from './field.tsx';
import { matching, type Pickable } from './picked.ts';

interface PickerProps<T extends string | number> {
  readonly at: string;
  readonly label: string;
  readonly hint?: string;
  readonly pickables: readonly Pickable<T>[];
  readonly picked: readonly T[];
  readonly onChange: (picked: readonly T[]) => void;
  /** Reads what was typed as something that no list has: a new tag, pasted codes. Nothing: it cannot be. */
  readonly read?: (typed: string) => readonly T[];
  /** What an empty choice means. */
  readonly whenEmpty: string;
}

/** Picks several of many by typing: arrows walk, Enter takes, Escape closes, Backspace in the empty field gives the last one back. */
export const Picker = <T extends string | number>({ at, label, hint, pickables, picked, onChange, read = () => [], whenEmpty }: PickerProps<T>): ReactNode => {
  const { b } = useBuilderWords();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  const found = open ? matching(pickables, picked, typed) : [];
  const fresh = open && typed.trim() !== '' ? read(typed).filter((value) => !picked.includes(value) && found.every((each) => each.value !== value)) : [];
  const offered = [...found.map(({ value }) => [value]), ...(fresh.length === 0 ? [] : [fresh])];
  const take = (values: readonly T[] | undefined): void => {
    if (values === undefined) return;
    onChange([...picked, ...values]);
    setTyped('');
    setActive(0);
  };
  const key = (event: KeyboardEvent<HTMLInputElement>): void => {
    const isListOpen = open && offered.length > 0;
    if (event.key === 'Backspace' && typed === '' && picked.length > 0) onChange(picked.slice(0, -1));
    else if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true);
      if (isListOpen) setActive((active + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (event.key === 'Enter' && isListOpen) take(offered[Math.min(active, offered.length - 1)]);
    else return;
    event.preventDefault();
    if (event.key === 'Escape') event.stopPropagation();
  };
  const labelOf = (value: T): string => pickables.find((each) => each.value === value)?.label ?? String(value);
  const shownActive = Math.min(active, offered.length - 1);
  return (
    <Field at={at} label={label} {...(hint === undefined ? {} : { hint })} className="picker">
      {(input) => (
        <>
          {picked.length === 0 ? null : <Chips values={picked} labelOf={labelOf} onRemove={(value) => { onChange(picked.filter((each) => each !== value)); box.current?.focus(); }} />}
          <div className="pick">
            <input
              {...input} ref={box} type="text" role="combobox" autoComplete="off" aria-expanded={offered.length > 0} aria-controls={list} aria-autocomplete="list"
              aria-activedescendant={offered.length > 0 ? `${list}-${shownActive}` : undefined} placeholder={picked.length === 0 ? whenEmpty : b.addMore} value={typed}
              onChange={({ target }) => { setTyped(target.value); setOpen(true); setActive(0); }} onFocus={() => setOpen(false)} onClick={() => setOpen(true)} onBlur={() => setOpen(false)} onKeyDown={key}
            />
            <div id={list} role="listbox" className="offered" aria-label={label} hidden={offered.length === 0}>
              {found.map(({ value, label: words, detail }, i) => <Option key={value} id={`${list}-${i}`} isActive={i === shownActive} onTake={() => take([value])}>{words}{detail === undefined ? null : <small>{detail}</small>}</Option>)}
              {fresh.length === 0 ? null : <Option id={`${list}-${found.length}`} isActive={found.length === shownActive} onTake={() => take(fresh)}>{fresh.length === 1 ? b.addTyped(String(fresh[0])) : b.addAll(fresh.length)}</Option>}
            </div>
          </div>
        </>
      )}
    </Field>
  );
};

const chipsMax = 40;

const Chips = <T extends string | number>({ values, labelOf, onRemove }: { readonly values: readonly T[]; readonly labelOf: (value: T) => string; readonly onRemove: (value: T) => void }): ReactNode => {
  const { b } = useBuilderWords();
  return (
    <ul className="chips">
      {values.slice(0, chipsMax).map((value) => (
        <li key={value}><button type="button" aria-label={b.takeOut(labelOf(value))} onClick={() => onRemove(value)}>{labelOf(value)}<span aria-hidden="true">×</span></button></li>
      ))}
      {values.length > chipsMax ? <li>{b.andMore(values.length - chipsMax)}</li> : null}
    </ul>
  );
};

const Option = ({ id, isActive, onTake, children }: { readonly id: string; readonly isActive: boolean; readonly onTake: () => void; readonly children: ReactNode }): ReactNode => (
  // The field keeps the focus: the list is walked from there, and a press must not take it away.
  <div id={id} role="option" tabIndex={-1} aria-selected={isActive} ref={(each) => { if (isActive) each?.scrollIntoView({ block: 'nearest' }); }} onMouseDown={(event) => { event.preventDefault(); onTake(); }}>{children}</div>
);
