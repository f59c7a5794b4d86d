export type Sale = { readonly storeId: string; readonly card?: string };
type Answer = 'accepted' | 'refused';

class Shelf {
  take(): number {
    return 1;
  }
}

export class LowShelf extends Shelf {
  take(): number {
    return 2;
  }
}

export const first = (names: readonly string[]): string => names[0];
export const cardless: Sale = { storeId: 'one', card: undefined };
export const lengthOf = (name: string | undefined): number => name.length;
export const left = (kept: number, dropped: number): number => kept;
export const untyped = (sale) => sale.storeId;
export const word = (answer: Answer): string | undefined => {
  if (answer === 'accepted') return 'yes';
};
export const told = (answer: Answer): string => {
  let said = '';
  switch (answer) {
    case 'accepted':
      said = 'yes';
    case 'refused':
      said = 'no';
  }
  return said;
};
export enum Colour {
  red,
}
