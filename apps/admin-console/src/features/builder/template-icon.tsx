import type { ReactNode } from 'react';
import type { TemplateName } from './templates.ts';

/** A template's sign: strokes in a box of 24. Decoration; its name stands beside it. */
export const TemplateIcon = ({ name }: { readonly name: TemplateName }): ReactNode => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round"><path d={strokes[name]} /></svg>
);

const strokes: Readonly<Record<TemplateName, string>> = {
  // A shopping bag with a stamp's tick.
  purchase: 'M5 8h14l1 12H4L5 8Zm4 0a3 3 0 0 1 6 0M9 14l2 2 4-4',
  // A coin.
  amount: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm2.500 6.200c-.6-.8-1.500-1.200-2.600-1.200-1.400 0-2.400.8-2.400 1.900 0 2.600 5.200 1.300 5.200 4 0 1.200-1.100 2.100-2.700 2.100-1.200 0-2.200-.5-2.800-1.300M12 6.500V8m0 8v1.500',
  // A flag on a hill.
  challenge: 'M6 21V4m0 1h11l-2.500 4 2.500 4H6M3 21h7',
  // A medal.
  gold: 'M8 3l4 6 4-6M12 9a6 6 0 1 1 0 12 6 6 0 0 1 0-12Zm0 3.500.9 1.700 1.900.3-1.400 1.300.3 1.900-1.700-.9-1.700.9.3-1.900-1.400-1.300 1.900-.3z',
  // Two of the same.
  twoForOne: 'M4 4h10v10H4zM10 17v3h10V10h-3M7 9h4M9 7v4',
  // Two that fit.
  combo: 'M9 4a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9Zm6 7a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9',
  // A clock.
  happyHour: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 4v5l3.500 2',
  // A first place.
  first: 'M12 2.500l2.700 5.700 6.300.8-4.600 4.300 1.200 6.200-5.600-3.100-5.600 3.100 1.200-6.200L3 9l6.300-.8L12 2.500Zm-1.200 7.500L12.500 9v5.500',
  // A cake.
  birthday: 'M4 20h16v-8H4v8Zm0-4c2 1.500 3-1 5.300 0s3.400-1 5.400 0 3.300 1 5.300 0M12 12V8m0-5c1.500 1.600 1.500 3.500 0 3.500S10.500 4.600 12 3Z',
};
