import type { Thousandths } from '@qoa/shared/ids';
import { useState, type ReactElement } from 'react';

interface QuantityFieldProps {
  readonly label: string;
  readonly shown: string;
  readonly onQuantity: (quantity: Thousandths) => void;
}

/** The quantity as a number that may be typed: for a whole crate. What is no whole number from 1 is put back. */
export const QuantityField = ({ label, shown, onQuantity }: QuantityFieldProps): ReactElement => {
  const [text, setText] = useState(shown);
  const done = (): void => {
    const pieces = Number(text);
    if (Number.isInteger(pieces) && pieces > 0) onQuantity(pieces * 1000);
    else setText(shown);
  };
  return (
    <input
      className="quantity-number"
      aria-label={label}
      inputMode="numeric"
      enterKeyHint="done"
      maxLength={5}
      value={text}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={done}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') currentTarget.blur();
      }}
    />
  );
};
