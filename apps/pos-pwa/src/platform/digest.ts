import { hexOf } from '@qoa/shared/bytes';

/** The first 128 bits of SHA-256 as 32 lower-case hex digits. */
export const shortDigestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), 0, 16);
