export type { Contact, Device, DeviceState } from './device.ts';
export { isSignedBy, signerOf } from './device-keys.ts';
export { type Devices, openDevices } from './devices.ts';
export { sqlDevicesStore } from './devices-store.ts';
export { type Enrolling, enrolling } from './enrolling.ts';
export { enrolRoute } from './enrol-route.ts';
export { sqlEnrolmentCodesStore } from './enrolment-codes-store.ts';
export { sessionRoute } from './session-route.ts';
export { type DeviceSessions, deviceSessions, sessionText } from './sessions.ts';
