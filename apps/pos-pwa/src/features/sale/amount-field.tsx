import { phoneSale } from '@qoa/messages';
import { centsOfPesos } from '@qoa/shared/sale';
import { useId, type ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';

interface AmountFieldProps {
  readonly label: string;
  readonly text: string;
  /** What stands there until something is typed. */
  readonly hint: string;
  readonly onText: (text: string) => void;
  /** Said beside the label. */
  readonly note?: string | null;
}

/** Pesos, typed on the phone's number keys. What is no amount is said below, and is not taken. */
export const AmountField = ({ label, text, hint, onText, note = null }: AmountFieldProps): ReactElement => {
  const words = phoneSale[useLocale()];
  const id = useId();
  const wrong = !centsOfPesos(text).ok;
  return (
    <div className="amount-field">
      <label htmlFor={id}>
        {label}
        {note !== null && <span className="amount-note"> {note}</span>}
      </label>
      <span className="amount-typed">
        <span aria-hidden="true">$</span>
        <input
          id={id}
          value={text}
          placeholder={hint}
          inputMode="decimal"
          enterKeyHint="done"
          autoComplete="off"
          maxLength={12}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={({ currentTarget }) => onText(currentTarget.value)}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </span>
      {wrong && (
        <p id={`${id}-wrong`} className="amount-wrong" role="status">
          {words.amountWrong}
        </p>
      )}
    </div>
  );
};
