import { adminErrors } from './admin.ts';
import { campaignErrors } from './campaign.ts';
import { cardErrors } from './card.ts';
import { deviceErrors } from './device.ts';
import type { ErrorEntry } from './entry.ts';
import { protocolErrors } from './protocol.ts';
import { saleErrors } from './sale.ts';
import { serverErrors } from './server.ts';
import { sessionErrors } from './session.ts';

/** The whole catalogue by area, in the order in which it is printed. */
export const errorsByArea = {
  sale: saleErrors,
  device: deviceErrors,
  protocol: protocolErrors,
  card: cardErrors,
  session: sessionErrors,
  admin: adminErrors,
  campaign: campaignErrors,
  server: serverErrors,
} as const;

const registry = { ...saleErrors, ...deviceErrors, ...protocolErrors, ...cardErrors, ...sessionErrors, ...adminErrors, ...campaignErrors, ...serverErrors } as const;

/** A code of the catalogue. On the wire a code is any text: an unknown one settles by its class, or by its HTTP status. */
export type ErrorCode = keyof typeof registry;

/** The codes that an event's answer may carry. */
export type AnswerCode = { readonly [Code in ErrorCode]: (typeof registry)[Code]['classes'] extends readonly [] ? never : Code }[ErrorCode];

/** The codes that may be a whole HTTP answer. */
export type HttpErrorCode = { readonly [Code in ErrorCode]: (typeof registry)[Code]['http'] extends null ? never : Code }[ErrorCode];

/** Every code, in catalogue order. */
export const errorCodes: readonly ErrorCode[] = Object.keys(registry).filter((code): code is ErrorCode => isErrorCode(code));

/** What the catalogue says of a code. */
export const errorOf = (code: ErrorCode): ErrorEntry => registry[code];

/** True for a code that this release knows. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(registry, code);
}
