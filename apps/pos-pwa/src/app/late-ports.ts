// What asks the server for a person: no part of the first load.
export { httpCarrier } from '../features/carry/index.ts';
export { httpDesk } from '../features/sync/index.ts';
