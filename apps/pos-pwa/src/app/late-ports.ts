// What asks the server for a person: no part of the first load.
export { httpDesk } from '../features/sync/index.ts';
