export { type AudiencesDesk, openAudiencesDesk } from './audiences-desk.ts';
export { audiencesRoute } from './audiences-route.ts';
export { type AudiencesStore, sqlAudiencesStore } from './audiences-store.ts';
export { type Resealed, resealBirthdays } from './reseal-birthdays.ts';
