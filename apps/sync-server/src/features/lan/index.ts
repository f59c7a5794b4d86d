export { lanAddresses } from './addresses.ts';
export { lanRoute } from './lan-route.ts';
export type { LocalCertificates } from './local-authority.ts';
export { openAuthority } from './open-authority.ts';
