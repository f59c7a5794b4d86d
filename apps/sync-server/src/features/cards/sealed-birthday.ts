import type { CardId } from '@qoa/shared/ids';
import type { Birthday } from '@qoa/shared/rules';
import type { Keyring, WrappedKey } from '../config/index.ts';

/** The birthday under a seal; null where nobody can open it any more, so that a sale of its card is judged as one without. */
export type OpenBirthday = (card: CardId, sealed: WrappedKey) => Birthday | null;

/** Seals a birthday for one card: of two bytes nobody learns anything without the keyring, and they open for no other card. */
export const sealBirthday = (keyring: Keyring, card: CardId, { month, day }: Birthday): WrappedKey => keyring.wrap(Uint8Array.of(month, day), purposeOf(card));

/** Opens what `sealBirthday` sealed. */
export const openBirthdayBy =
  (keyring: Keyring): OpenBirthday =>
  (card, sealed) => {
    const plain = keyring.unwrap(sealed, purposeOf(card));
    if (plain === null) return null;
    const [month = 0, day = 0] = plain;
    return { month, day };
  };

const purposeOf = (card: CardId): string => `qoa birthday ${card}`;
