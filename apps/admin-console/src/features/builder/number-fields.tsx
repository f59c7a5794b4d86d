import { useState } from 'react';
import type { ReactNode } from 'react';
import { centsWritten, numberWritten } from '../../platform/number-written.ts';
import { blank } from './new-parts.ts';
import { Field } from './field.tsx';

interface NumberProps {
  readonly at: string;
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly hint?: string;
  /** What stands behind the number. */
  readonly unit?: string;
  readonly className?: string;
  /** What an empty field says; without it, nothing: the number is missing. */
  readonly whenEmpty?: number;
}

interface Reading {
  /** NaN: no number. */
  readonly read: (text: string) => number;
  readonly show: (value: number) => string;
  readonly before?: string;
}

/** A whole number. */
export const NumberField = ({ whenEmpty = blank, ...props }: NumberProps): ReactNode => <WrittenNumber {...props} whenEmpty={whenEmpty} reading={whole} />;
/** Money in pesos, kept in cents. */
export const MoneyField = ({ whenEmpty = blank, ...props }: NumberProps): ReactNode => <WrittenNumber {...props} whenEmpty={whenEmpty} reading={money} />;
/** How many times, kept in percent: 1.5 is 150. */
export const TimesField = ({ whenEmpty = blank, ...props }: NumberProps): ReactNode => <WrittenNumber {...props} whenEmpty={whenEmpty} reading={times} />;
/** A length of time in one unit, kept in milliseconds. */
export const LengthField = ({ unitMs, whenEmpty = blank, ...props }: NumberProps & { readonly unitMs: number }): ReactNode => <WrittenNumber {...props} whenEmpty={whenEmpty} reading={lengthIn(unitMs)} />;

type OptionalProps = Omit<NumberProps, 'value' | 'onChange' | 'whenEmpty'> & { readonly value: number | null; readonly onChange: (value: number | null) => void };

/** A whole number or nothing. What is written and is no number is not nothing: it would take away a budget. */
export const OptionalNumberField = (props: OptionalProps): ReactNode => <WrittenNumber {...props} whenEmpty={null} reading={whole} />;

/** Money or nothing. */
export const OptionalMoneyField = (props: OptionalProps): ReactNode => <WrittenNumber {...props} whenEmpty={null} reading={money} />;

interface WrittenProps<Empty extends number | null> extends Omit<NumberProps, 'value' | 'onChange' | 'whenEmpty'> {
  readonly value: number | Empty;
  readonly onChange: (value: number | Empty) => void;
  readonly whenEmpty: Empty;
  readonly reading: Reading;
}

const WrittenNumber = <Empty extends number | null>({ at, label, value, onChange, hint, unit, className = '', whenEmpty, reading: { read: readNumber, show, before } }: WrittenProps<Empty>): ReactNode => {
  const [typed, setTyped] = useState(() => show(value ?? blank));
  const read = (written: string): number | Empty => (written.trim() === '' ? whenEmpty : readNumber(written));
  // What was typed stays as it was typed (`1.`) as long as it says the value; else the value was changed elsewhere.
  const text = Object.is(read(typed), value) ? typed : show(value ?? blank);
  return (
    <Field at={at} label={label} {...(hint === undefined ? {} : { hint })} className={`number ${className}`}>
      {(input) => (
        <span className="measured">
          {before === undefined ? null : <span aria-hidden="true">{before}</span>}
          <input {...input} inputMode="decimal" autoComplete="off" value={text} onChange={({ target }) => { setTyped(target.value); onChange(read(target.value)); }} />
          {unit === undefined ? null : <span>{unit}</span>}
        </span>
      )}
    </Field>
  );
};

const plainText = (value: number): string => (Number.isFinite(value) ? String(value) : '');
const whole: Reading = { read: numberWritten, show: plainText };
const money: Reading = { read: centsWritten, show: (cents) => (Number.isFinite(cents) ? (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2) : ''), before: '$' };
const times: Reading = { read: (text) => Math.round(numberWritten(text) * 100), show: (percent) => plainText(percent / 100), before: '×' };
const lengthIn = (unitMs: number): Reading => ({ read: (text) => Math.round(numberWritten(text) * unitMs), show: (ms) => plainText(ms / unitMs) });
