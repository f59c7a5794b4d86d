import { assert } from '@qoa/shared/result';
import { openBirthdayBy, sealBirthday } from '../cards/index.ts';
import type { Keyring } from '../config/index.ts';
import type { AudiencesStore } from './audiences-store.ts';

const atOnceMax = 500;

/** After a rotation: seals every birthday under the first key of the keyring, and answers how many. Throws where the keyring has lost a key. */
export const resealBirthdays = async (store: Pick<AudiencesStore, 'sealedOtherwise' | 'seal'>, keyring: Keyring): Promise<number> => {
  for (let count = 0; ; ) {
    const due = await store.sealedOtherwise(keyring.currentKeyId, atOnceMax);
    if (due.length === 0) return count;
    for (const { card, ...sealed } of due) {
      const birthday = openBirthdayBy(keyring)(card, sealed);
      assert(birthday !== null, `the keyring still holds key ${sealed.keyId}; keep it until every birthday is sealed anew`);
      await store.seal(card, sealed, sealBirthday(keyring, card, birthday));
      count += 1;
    }
  }
};
