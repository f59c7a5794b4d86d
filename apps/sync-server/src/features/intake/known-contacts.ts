import type { Contact } from '@qoa/shared/clock';
import type { EnrolmentId } from '@qoa/shared/ids';
import type { ContactsStore } from './contacts-store.ts';

/** Each phone's contacts, from memory after the first read. */
export interface KnownContacts {
  readonly of: (enrolment: EnrolmentId) => Promise<readonly Contact[]>;
  /** Adds one that is being written. */
  readonly add: (enrolment: EnrolmentId, contact: Contact) => void;
}

/** A week of one contact an hour; older ones no longer bound what a phone still holds. */
const contactsMax = 200;
const phonesMax = 20_000;

/** Contacts remembered over a store. */
export const knownContacts = (store: ContactsStore): KnownContacts => {
  const known = new Map<EnrolmentId, Contact[]>();
  return {
    of: async (enrolment) => {
      const remembered = known.get(enrolment);
      if (remembered !== undefined) return remembered;
      const read = [...(await store.latest(enrolment, contactsMax))];
      if (known.size >= phonesMax) known.clear();
      // Another delivery of the phone may have been quicker.
      const raced = known.get(enrolment);
      if (raced !== undefined) return raced;
      known.set(enrolment, read);
      return read;
    },
    add: (enrolment, contact) => {
      const contacts = known.get(enrolment);
      if (contacts === undefined) return;
      contacts.push(contact);
      if (contacts.length > contactsMax) contacts.shift();
    },
  };
};
