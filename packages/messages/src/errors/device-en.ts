import type { errorsByArea } from '@qoa/shared/errors';
import { plural } from '../words.ts';
import { counted, whenSaid } from './error-text.ts';
import type { ErrorArea } from './error-text.ts';

/** What concerns one phone. */
export const deviceErrorsEn: ErrorArea<typeof errorsByArea.device> = {
  UNREADABLE: () => ['A sale arrived damaged.', 'It is set aside on the phone. Call support and keep selling.'],
  FORK: () => ['There are two sales with one number.', 'Both are safe; the second counts for nothing so far. Tell support and keep selling.'],
  UNKNOWN_KIND: () => ['Received: Qoa cannot read this sale yet.', 'It is safe at Qoa, and counts for nothing so far. Tell support and keep selling.'],
  POISONED: () => ['Received: Qoa failed to review it.', 'It is safe at Qoa, and counts for nothing so far. Tell support and keep selling.'],
  ENROLMENT_REVOKED: () => ['This phone is no longer enrolled.', 'What is waiting is still delivered. Ask for a new code.'],
  ENROLMENT_UNKNOWN: () => ['Qoa does not know this phone.', 'Ask for an enrolment code; what is saved is not deleted.'],
  ENROLMENT_CODE_WRONG: () => ['The enrolment code is incomplete or has a mistake.', 'Check it and type it again.'],
  ENROLMENT_CODE_UNKNOWN: () => ['That enrolment code does not exist.', 'Check it or ask Qoa for a new one.'],
  ENROLMENT_CODE_EXPIRED: (facts) => [`The enrolment code expired on ${whenSaid(facts, 'expiredAtMs', 'en')}.`, 'Ask Qoa for a new one.'],
  ENROLMENT_CODE_USED: () => ['That enrolment code was used on another phone.', 'Ask Qoa for a new one.'],
  ROLLBACK_UNSEEN: () => ['This phone cannot enrol by itself.', 'Ask Qoa for a new enrolment code; what is saved is not deleted.'],
  RENEWAL_USED: () => ['This phone has enrolled again by itself before, and that works once.', 'Ask Qoa for a new enrolment code.'],
  PUBLIC_KEY_INVALID: () => ['This browser is no good for enrolling the phone.', 'Update it and try again.'],
  SERVER_UNPROVED: () => ['It could not be proved that Qoa answered.', 'Use the same code on another network. If it goes on, call support.'],
  STORAGE_FULL: () => ['The phone is full: the sale is not saved yet.', 'Keep the screen open. Delete photos or videos and tap Save again.'],
  STORAGE_UNAVAILABLE: () => ['Nothing can be saved on this phone now.', 'What is on screen stays there. Close other windows of Qoa; in private mode, open it in a normal window.'],
  PAGE_INSECURE: () => ['This address is not secure, so no sale can be made here.', 'Open Qoa with https, or on the machine that runs it.'],
  STORAGE_EVICTED: () => ['The data of Qoa on this phone was deleted.', 'The sale on screen is still here. Ask for a new enrolment code and scan it.'],
  STORAGE_ROLLED_BACK: () => ['The phone is missing what it saved recently.', 'Keep selling, nothing is lost. Ask for a new enrolment code and open it here.'],
  QUEUE_STALLED: () => ['Some sales do not move although there is a connection.', 'Nothing is lost and you can keep selling. Save a copy of what is waiting and call support.'],
  EVENTS_WAIT: (facts) => [`Not yet: ${plural(counted(facts, 'waiting'), 'sale', 'sales')} still to be sent from this phone.`, 'Connect to the internet and tap Send now. If that is not possible, save a copy and give it to support.'],
  QUEUE_DAMAGED: (facts) => (counted(facts, 'count') === 1 ? ['1 sale was damaged on the phone.', 'It is set aside and does not count. Call support; the rest goes on.'] : [`${counted(facts, 'count')} sales were damaged on the phone.`, 'They are set aside and do not count. Call support; the rest goes on.']),
  ALREADY_SAVED: () => ['This sale was already saved.', 'No need to repeat it.'],
  RESCUE_FILE_EMPTY: () => ['That file holds no sales of Qoa.', 'Choose the rescue file that the phone shared.'],
  RECEIPT_TOO_LONG: () => ['This sale has too many products for a QR receipt.', 'Share it with the rescue file.'],
  CAMERA_DENIED: () => ['The camera is blocked.', 'Allow it at the lock beside the address, or type the code.'],
  CAMERA_ABSENT: () => ['The camera cannot be used here.', 'Type the code or use a photo.'],
  CAMERA_LOST: () => ['The camera closed, or another app is using it.', 'What you scanned is still here. Close the other and try again.'],
  DECODER_UNAVAILABLE: () => ['The barcode reader did not load.', 'Type the code or open the screen again.'],
  CHECK_DIGIT_WRONG: () => ['The code was misread or is incomplete.', 'Get closer and scan again, or type the numbers.'],
  NOT_OURS: () => ['That code is not from Qoa.', 'Scan the customer’s card or a product.'],
};
