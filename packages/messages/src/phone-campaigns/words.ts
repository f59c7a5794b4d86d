import { en } from './en.ts';
import { es } from './es.ts';

/** The store's campaigns on the phone. In a module of its own, so that only the screen that says them loads them. */
export const phoneCampaigns = { es, en };
