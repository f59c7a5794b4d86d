export { sqlBasesStore } from './bases-store.ts';
export type { Carried } from './carry.ts';
export { judgeKept } from './custody.ts';
export { type CustodyWatch, custodyWatch } from './custody-watch.ts';
export { arrivalOfKept, type KeptRow, sqlCustodyStore } from './custody-store.ts';
export { sqlContactsStore } from './contacts-store.ts';
export { type Intake, type IntakeParts, openIntake, type PushRefusal } from './intake.ts';
export { knownBases } from './known-bases.ts';
export { knownContacts, type KnownContacts } from './known-contacts.ts';
