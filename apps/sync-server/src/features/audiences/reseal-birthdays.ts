import type { CardId } from '@qoa/shared/ids';
import { openBirthdayBy, sealBirthday } from '../cards/index.ts';
import type { Keyring } from '../config/index.ts';
import type { AudiencesStore } from './audiences-store.ts';

/** How many birthdays were sealed anew, and how many stay as they are, since the keyring has lost their key: they count as none. */
export interface Resealed {
  readonly sealed: number;
  readonly unopened: number;
}

const atOnceMax = 500;

/** After a rotation: seals every birthday that can be opened under the first key of the keyring. Done again it changes nothing. */
export const resealBirthdays = async (store: Pick<AudiencesStore, 'sealedOtherwise' | 'seal'>, keyring: Keyring): Promise<Resealed> => {
  const open = openBirthdayBy(keyring);
  let [sealed, unopened] = [0, 0];
  for (let after: CardId | null = null; ; ) {
    const due: Awaited<ReturnType<AudiencesStore['sealedOtherwise']>> = await store.sealedOtherwise(keyring.currentKeyId, after, atOnceMax);
    for (const { card, ...before } of due) {
      const birthday = open(card, before);
      if (birthday === null) unopened += 1;
      else {
        await store.seal(card, before, sealBirthday(keyring, card, birthday));
        sealed += 1;
      }
    }
    after = due.at(-1)?.card ?? null;
    if (after === null) return { sealed, unopened };
  }
};
