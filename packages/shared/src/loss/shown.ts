import { type Contact, offsetMsOf } from '../clock/index.ts';
import type { LossWhat } from './loss.ts';

/** What a phone's own tagged word shows besides its numbers. */
export type Shown = Extract<LossWhat, { readonly kind: 'rolled-back' | 'clock-jumped' }>;

/** More than any request lives: a word that was merely long on its way is no jump. */
export const jumpMs = 5 * 60_000;
/** A clock that is off by more was never set. */
export const yearsOffMs = 365 * 86_400_000;

/**
 * What an authenticated contact shows beside the last one known of its phone: a clock that jumped within one clock session, or is years off
 * and was not before; numbers that fell although it was made later. An old header that comes late was made earlier by its own clock, and shows nothing.
 *
 * Rules: Time, Sequence
 */
export const shownBy = (last: Contact | undefined, contact: Contact): readonly Shown[] => [...clockShown(last, contact), ...rollbackShown(last, contact)];

const clockShown = (last: Contact | undefined, contact: Contact): readonly Shown[] => {
  if (last !== undefined && !isLater(last, contact)) return [];
  const toOffsetMs = offsetMsOf(contact);
  const fromOffsetMs = last === undefined ? null : offsetMsOf(last);
  const jumped = last !== undefined && last.session === contact.session && Math.abs(toOffsetMs - offsetMsOf(last)) > jumpMs;
  const wasYearsOff = fromOffsetMs !== null && Math.abs(fromOffsetMs) > yearsOffMs;
  return jumped || (Math.abs(toOffsetMs) > yearsOffMs && !wasYearsOff) ? [{ kind: 'clock-jumped', fromOffsetMs, toOffsetMs }] : [];
};

const rollbackShown = (last: Contact | undefined, contact: Contact): readonly Shown[] =>
  last !== undefined && contact.nextSeq < last.nextSeq && isLater(last, contact) ? [{ kind: 'rolled-back', knownSeq: last.nextSeq, statedSeq: contact.nextSeq }] : [];

/** Made later, by the clock that both have: in one page load the monotonic one, else the wall. */
const isLater = (last: Contact, { session, monotonicMs, wallMs }: Contact): boolean => (session === last.session ? monotonicMs > last.monotonicMs : wallMs > last.wallMs);
