import type { ErrorText } from './error-text.ts';
import type { PhoneWireCase } from './phone-wire-es.ts';

/** What is wrong between a phone and the server, as far as a tendero does something about it. */
export const phoneWireEn: Readonly<Record<PhoneWireCase, ErrorText>> = {
  notKnown: ['Qoa does not know this phone.', 'Delete nothing: ask for a new enrolment code and what is saved is sent afterwards.'],
  otherRelease: ['Qoa and this phone have different versions.', 'With internet, close Qoa and open it again to update it. What is saved is sent afterwards.'],
  notTaken: ['Qoa could not take what this phone sent.', 'Nothing is lost. With internet, close Qoa and open it again; if it goes on, call support.'],
  tooMuch: ['There were too many sales for one sending.', 'They send themselves in smaller parts. Keep selling.'],
  noSuchSale: ['Qoa does not have that sale here.', 'If it was just made, wait until it arrives.'],
  busy: ['Many ask why at once.', 'Wait a few seconds and try again.'],
  entersAgain: ['This phone has to enter Qoa again.', 'It does so by itself when there is internet. Keep selling.'],
  notAllowed: ['This phone may not do that.', 'Call support; what is saved is not deleted.'],
};
