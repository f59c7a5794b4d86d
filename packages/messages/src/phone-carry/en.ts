import { plural } from '../words.ts';
import type { Words } from '../words.ts';
import type { es } from './es.ts';

/** Ways home for sales that the network does not take: the rescue file and the QR receipt. */
export const en: Words<typeof es> = {
  rescueTitle: 'Sales rescue',
  rescueOpen: 'Sales rescue',
  ownTitle: 'The sales of this phone',
  ownNone: 'There are no sales to rescue here.',
  ownWaiting: (waiting) => (waiting === 0 ? 'All are delivered; the file is only a copy.' : `${plural(waiting, 'sale', 'sales')} not delivered.`),
  share: 'Share the rescue file',
  sharing: 'Preparing…',
  shareNext: 'Send it by WhatsApp, mail or cable to support, or to another phone with Qoa. It deletes nothing: when this phone has signal, each sale counts once.',
  shared: (n) => `Done: ${plural(n, 'sale', 'sales')} in the file.`,
  otherTitle: 'Another phone’s file',
  otherNext: 'Did somebody send you a rescue file? Deliver it with this phone’s signal.',
  choose: 'Choose a file',
  delivering: (done, all) => `Delivering ${done} of ${all}…`,
  delivered: (n) => `${plural(n, 'sale', 'sales')} delivered.`,
  waitsForKey: (n) => `${plural(n, 'sale waits', 'sales wait')} for something that Qoa is missing. Keep the file, tell Qoa and hand it over again.`,
  spoiled: (n) => (n === 1 ? '1 line was damaged and could not be read.' : `${n} lines were damaged and could not be read.`),
  fileNote: 'Sealed sales of Qoa. Nobody can change them, and no names or phone numbers stand here.',
  fileNext: 'Deliver it on another phone with Qoa (Phone, Sales rescue) or to support.',
  receipt: 'QR receipt',
  receiptTitle: 'Receipt for the customer',
  receiptNext: 'Let the customer read it with their phone’s camera: their sale arrives although you have no signal.',
  receiptLabel: 'The receipt’s QR code',
  receiptGone: 'This sale is no longer on the phone',
  receiptGoneNext: 'It is delivered and backed up: it needs no receipt.',
  back: 'Back to selling',
};
