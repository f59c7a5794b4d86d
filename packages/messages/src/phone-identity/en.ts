import { plural } from '../words.ts';
import type { Words } from '../words.ts';
import type { es } from './es.ts';

/** Whose phone this is: a second enrolment, leaving, revocation, and what does not move. */
export const en: Words<typeof es> = {
  alreadyTitle: (store) => `This phone already belongs to ${store}`,
  alreadyNext: 'You do not need this code: keep selling. If it is for another phone, open it on that phone.',
  moveHint: 'Changing stores, or did support ask you to? Use the code here: what is waiting is sent all the same.',
  goOn: 'Keep selling',
  useHere: 'Use the code here',
  earlierStuck: (n) => `${plural(n, 'sale', 'sales')} of the earlier enrolment to deliver`,
  earlierStuckNext: 'Delete nothing: they are offered to Qoa again. If it takes long, save a copy and call support.',
  rescue: 'Save a copy of what is waiting',
  stillDelivering: (n) => `To deliver: ${plural(n, 'sale', 'sales')}. They are sent by themselves when there is internet; leave Qoa open.`,
  awaitingBackup: 'Everything was delivered. Once it is in Qoa’s backup, this phone deletes what it holds of the store.',
  wipedTitle: 'This phone belongs to no store any more',
  wipedNext: 'Everything was delivered, and what it held of the store is deleted. To sell again, scan an enrolment code.',
  evictedTitle: 'The data of Qoa on this phone was deleted',
  evictedNext: 'Ask for a new enrolment code and scan it. The sale that was on screen comes back; tell Qoa if sales had not been sent yet.',
  back: 'Back',
  leave: 'Remove the store from this phone',
  leaveAsk: (store) => `Remove ${store} from this phone?`,
  leaveWhat: 'It can no longer sell or see balances. To come back you need a new code.',
  leaveYes: 'Yes, remove it',
  leaveNo: 'No, keep selling',
  leftTitle: 'You removed the store from this phone',
  leftNext: 'To sell again, scan an enrolment code.',
};
