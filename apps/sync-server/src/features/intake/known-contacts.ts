import { advances, advancing, type Contact } from '@qoa/shared/clock';
import type { EnrolmentId, Seq } from '@qoa/shared/ids';
import type { ContactsStore } from './contacts-store.ts';

/** Each phone's contacts, as far as its next events need them, from memory after the first read. Only such as advanced: an old header that comes again bounds nothing. */
export interface KnownContacts {
  /** The contacts that bound numbers from `firstSeq` on, oldest first. */
  readonly of: (enrolment: EnrolmentId, firstSeq: Seq) => Promise<readonly Contact[]>;
  /** Adds one that is being written, if it advances. */
  readonly add: (enrolment: EnrolmentId, contact: Contact) => void;
  /** What was added may not have been written: what is stored is read again. */
  readonly doubt: (enrolment: EnrolmentId) => void;
  /** Everything up to `frontier` is answered: contacts that bound nothing behind it leave the memory. */
  readonly settled: (enrolment: EnrolmentId, frontier: Seq) => void;
}

interface Known {
  readonly contacts: readonly Contact[];
  /** They are complete for numbers from here on; what comes late reads the store. */
  readonly fromSeq: Seq;
}

/** A week of one contact an hour; older ones no longer bound what a phone still holds. */
const contactsMax = 200;
const phonesMax = 20_000;
/** Fewer are not worth the looking. */
const trimmedAbove = 4;

/** Contacts remembered over a store. */
export const knownContacts = (store: ContactsStore): KnownContacts => {
  const known = new Map<EnrolmentId, Known>();
  return {
    of: async (enrolment, firstSeq) => {
      const remembered = known.get(enrolment);
      if (remembered !== undefined && firstSeq >= remembered.fromSeq) return remembered.contacts;
      const contacts = advancing(await store.latest(enrolment, contactsMax));
      if (known.size >= phonesMax) known.clear();
      // Another delivery of the phone may have been quicker.
      if (!known.has(enrolment)) known.set(enrolment, { contacts, fromSeq: 0 });
      return contacts;
    },
    add: (enrolment, contact) => {
      const before = known.get(enrolment);
      if (before !== undefined && advances(before.contacts, contact)) known.set(enrolment, { ...before, contacts: [...before.contacts, contact].slice(-contactsMax) });
    },
    doubt: (enrolment) => void known.delete(enrolment),
    settled: (enrolment, frontier) => {
      const before = known.get(enrolment);
      if (before === undefined || before.contacts.length <= trimmedAbove) return;
      known.set(enrolment, { contacts: boundingFrom(before.contacts, frontier + 1), fromSeq: Math.max(before.fromSeq, frontier + 1) });
    },
  };
};

/**
 * Of the contacts before `seq` the last two of each clock session, the last of all among them; and all behind it. Two, since the last may
 * have been made between an event's reading of the clock and its append, and then the other is the nearest before the event.
 */
const boundingFrom = (contacts: readonly Contact[], seq: Seq): readonly Contact[] => {
  const bySession = new Map<number, readonly Contact[]>();
  for (const contact of contacts) if (contact.nextSeq <= seq) bySession.set(contact.session, [...(bySession.get(contact.session) ?? []).slice(-1), contact]);
  const kept = new Set([...bySession.values()].flat());
  return contacts.filter((contact) => contact.nextSeq > seq || kept.has(contact));
};
