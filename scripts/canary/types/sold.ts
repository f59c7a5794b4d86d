import { Sale } from './careless.ts';

const unused = 1;
export type Sold = Sale;
