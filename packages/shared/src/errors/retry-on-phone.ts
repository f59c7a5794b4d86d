import { deviceErrors } from './device.ts';
import type { ErrorEntry, Retry } from './entry.ts';
import { protocolErrors } from './protocol.ts';
import { serverErrors } from './server.ts';
import { sessionErrors } from './session.ts';

const entries: Readonly<Record<string, ErrorEntry>> = { ...deviceErrors, ...protocolErrors, ...sessionErrors, ...serverErrors };

/** What a phone does next after a code that a request of its own was answered with, or that it met itself; null: a code of a newer release, or none that a phone meets so. The rest of the catalogue is no part of its first load. */
export const retryOnPhone = (code: string): Retry | null => (Object.hasOwn(entries, code) ? (entries[code]?.retry ?? null) : null);
