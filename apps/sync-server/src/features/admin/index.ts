export { adminDesk, type AdminRefused } from './admin-desk.ts';
export { type Admins, openAdmins } from './admins.ts';
export { sqlAdminStore } from './admin-store.ts';
export { enrolmentsRoute } from './enrolments-route.ts';
export { type PasswordCost, usualCost } from './passwords.ts';
export { adminCookie, adminSessionRoute } from './session-route.ts';
