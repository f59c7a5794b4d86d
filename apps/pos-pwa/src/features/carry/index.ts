export { type Carrier, type CarryFault, httpCarrier } from './carrier.ts';
export { CarrierContext } from './use-carrier.ts';
