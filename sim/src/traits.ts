import type { CardId, InstantMs } from '@qoa/shared/ids';
import type { Birthday, CardTraits } from '@qoa/shared/rules';
import { type Book, enterFact } from './book.ts';
import { neighbours } from './town.ts';

/** What is done to that which rules ask of a card: staff puts it into the town's segment or takes it out, its holder tells a birthday once, staff corrects it or forgets it (null). */
export type TraitChange =
  | { readonly did: 'segment'; readonly card: CardId; readonly isIn: boolean }
  | { readonly did: 'told'; readonly card: CardId; readonly birthday: Birthday }
  | { readonly did: 'corrected'; readonly card: CardId; readonly birthday: Birthday | null };

/** What is known of a card, and since when its birthday is. */
export interface KnownTraits extends CardTraits {
  readonly birthdayAtMs: InstantMs | null;
}

const noTraits: KnownTraits = { tags: [], birthday: null, birthdayAtMs: null };

/** Writes a change; false: it is refused, or changes nothing, and nothing is written. */
export const enterTraits = (book: Book, change: TraitChange, nowMs: InstantMs): boolean => {
  const before = book.traits.get(change.card) ?? noTraits;
  const after = traitsAfter(before, change, nowMs);
  if (after === null) return false;
  enterFact(book, change.did === 'segment' ? 'segment' : 'birthday', {}, nowMs);
  book.traits.set(change.card, after);
  if (after.birthday === null && before.birthday !== null) book.forgotten.set(change.card, nowMs);
  return true;
};

/** Null: nothing changes, or the holder has told it before, and it does not move by their word. */
const traitsAfter = (before: KnownTraits, change: TraitChange, nowMs: InstantMs): KnownTraits | null => {
  if (change.did === 'segment') return before.tags.includes(neighbours) === change.isIn ? null : { ...before, tags: change.isIn ? [neighbours] : [] };
  const isSame = before.birthday?.day === change.birthday?.day && before.birthday?.month === change.birthday?.month;
  if (isSame || (change.did === 'told' && before.birthday !== null)) return null;
  return { ...before, birthday: change.birthday, birthdayAtMs: change.birthday === null ? null : nowMs };
};

/** What staff forgot does not come back with a restore; what was told after that stays. */
export const forgetAgain = ({ traits, forgotten }: Book): void => {
  for (const [card, atMs] of forgotten) {
    const known = traits.get(card);
    if (known !== undefined && known.birthdayAtMs !== null && known.birthdayAtMs <= atMs) traits.set(card, { ...known, birthday: null, birthdayAtMs: null });
  }
};
