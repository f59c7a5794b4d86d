import type { ErrorText } from './error-text.ts';
import type { PhoneWireCase } from './phone-wire-es.ts';

/** What is wrong between a phone and the server: by what is done next, or by a code that says more. */
export const phoneWireEn: Readonly<Record<PhoneWireCase, ErrorText>> = {
  'after-enrolment': ['Qoa does not know this phone.', 'Delete nothing: ask for a new enrolment code and what is saved is sent afterwards.'],
  'after-update': ['Qoa and this phone have different versions.', 'With internet, close Qoa and open it again to update it. What is saved is sent afterwards.'],
  corrected: ['Qoa could not take what this phone sent.', 'Nothing is lost. With internet, close Qoa and open it again; if it goes on, call support.'],
  EVENT_UNKNOWN: ['Qoa does not have that sale here.', 'If it was just made, wait until it arrives.'],
  EXPLANATIONS_BUSY: ['Many ask why at once.', 'Wait a few seconds and try again.'],
};
