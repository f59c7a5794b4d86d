import { en } from './en.ts';
import { es } from './es.ts';

/** What lies ahead for the card at the counter. In a module of its own, so that it is loaded when a card has been scanned. */
export const phoneOutlook = { es, en };
