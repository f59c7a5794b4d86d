export { type AudienceDoors, serverAudienceDoors } from './audience-doors.ts';
