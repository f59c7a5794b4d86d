import { en } from './en.ts';
import { es } from './es.ts';

/** Why a sale gives what it gives. In a module of its own, so that it is loaded when somebody asks. */
export const phoneWhy = { es, en };
