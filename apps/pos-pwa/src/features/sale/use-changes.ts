import type { Cents, Thousandths } from '@qoa/shared/ids';
import { useMemo } from 'react';
import type { HeldSale } from './use-sale.ts';

/** What a thumb changes of a sale. They stay the same, so that a tap on save renders nothing of what it saves. */
export interface Changes {
  readonly dropCard: () => void;
  readonly quantity: (line: number, quantity: Thousandths) => void;
  readonly amounts: (ticketCents: Cents | null, lineCents: readonly (Cents | null)[]) => void;
}

/** The changes of the sale that `act` steps. */
export const useChanges = (act: HeldSale['act']): Changes =>
  useMemo(
    () => ({
      dropCard: () => act({ do: 'drop-card' }),
      quantity: (line, quantity) => act({ do: 'quantity', line, quantity }),
      amounts: (ticketCents, lineCents) => act({ do: 'amounts', ticketCents, lineCents }),
    }),
    [act],
  );
