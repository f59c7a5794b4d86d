export type { ClaimFields, ClockReading, Contact, Device, DeviceCertificate, DeviceSealer, Enrolled, EnrolledStore, EnrolRefusal, SaleFields } from './device.ts';
export { memoryDevice } from './memory-device.ts';
export { DeviceContext, useDevice, useEnded, useEnrolled, useStoreZone } from './use-device.ts';
export { openWebDevice } from './web-device.ts';
export type { DeviceNeeds } from './web-device.ts';
