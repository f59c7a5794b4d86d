import type { LocalCertificates } from './local-authority.ts';
import type { InstantMs } from '@qoa/shared/ids';

/** `localCertificates`, for whoever serves a network: only they pay for loading the certificate library. */
export const openAuthority = async (folder: string, hosts: readonly string[], nowMs: InstantMs): Promise<LocalCertificates> => (await import('./local-authority.ts')).localCertificates(folder, hosts, nowMs);
