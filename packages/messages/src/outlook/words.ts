import { counterEn } from './counter-en.ts';
import { counterEs } from './counter-es.ts';

/** What lies ahead for the card at the counter. In a module of its own, so that it is loaded when a card has been scanned. */
export const outlookAtCounter = { es: counterEs, en: counterEn };
