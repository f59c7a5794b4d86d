import type { errorsByArea } from '@qoa/shared/errors';
import type { Locale } from '../words.ts';
import type { ErrorText } from './error-text.ts';
import { phoneWireEn } from './phone-wire-en.ts';
import { phoneWireEs, type PhoneWireCase } from './phone-wire-es.ts';

/** What a phone and the server may disagree about, by what a tendero does about it. */
const cases: { readonly [Code in keyof (typeof errorsByArea.protocol & typeof errorsByArea.session)]: PhoneWireCase } = {
  CERTIFICATE_WRONG: 'notKnown',
  KEY_UNKNOWN: 'notKnown',
  SIGNATURE_WRONG: 'notKnown',
  PROTOCOL_UNKNOWN: 'otherRelease',
  BODY_INVALID: 'notTaken',
  MEDIA_TYPE_UNKNOWN: 'notTaken',
  ROUTE_UNKNOWN: 'notTaken',
  METHOD_UNKNOWN: 'notTaken',
  SCOPE_UNKNOWN: 'notTaken',
  SNAPSHOT_REQUIRED: 'notTaken',
  IDEMPOTENCY_MISMATCH: 'notTaken',
  BODY_TOO_LARGE: 'tooMuch',
  TOO_MANY_EVENTS: 'tooMuch',
  EVENT_UNKNOWN: 'noSuchSale',
  EXPLANATIONS_BUSY: 'busy',
  NONCE_UNKNOWN: 'entersAgain',
  UNAUTHENTICATED: 'entersAgain',
  SESSION_EXPIRED: 'entersAgain',
  FORBIDDEN: 'notAllowed',
  STORE_UNKNOWN: 'notAllowed',
};

const words: Readonly<Record<Locale, Readonly<Record<PhoneWireCase, ErrorText>>>> = { es: phoneWireEs, en: phoneWireEn };

/** Such a code to a tendero: by the code alone, since nothing else is known of a trouble; undefined for any other code. */
export const phoneWireText = (code: string, locale: Locale): ErrorText | undefined => (isWire(code) ? words[locale][cases[code]] : undefined);

const isWire = (code: string): code is keyof typeof cases => Object.hasOwn(cases, code);
