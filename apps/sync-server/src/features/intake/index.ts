export { sqlContactsStore } from './contacts-store.ts';
export { type Intake, type IntakeParts, openIntake, type PushRefusal } from './intake.ts';
export { knownContacts, type KnownContacts } from './known-contacts.ts';
