export type { ClockReading, Contact, Device, DeviceSealer, Enrolled, EnrolledStore, EnrolRefusal, SaleFields } from './device.ts';
export { memoryDevice } from './memory-device.ts';
export { DeviceContext, useDevice, useEnrolled } from './use-device.ts';
