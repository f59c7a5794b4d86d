import { evenings } from './test-evenings.ts';

evenings(2_500, 1);
