import { base64urlOf, bytesOfBase64url } from '../bytes/index.ts';
import { peekHeader, splitEnvelope } from '../events/index.ts';
import { err, ok, type Result } from '../result/index.ts';

/** Where a receipt is opened. Short, since every character makes the QR denser. */
const receiptPath = '/r#';
/** No symbol of base64url. */
const between = '.';

/**
 * The link that a QR receipt shows: sealed envelopes in the fragment, which a browser sends to no server, so that neither card nor
 * products stand in any log. A sale, or a sale and the card that was added to it. `origin` is the server's, such as `https://qoa.example`.
 */
export const receiptLink = (origin: string, envelopes: readonly Uint8Array[]): string => origin + receiptPath + envelopes.map((bytes) => base64urlOf(bytes)).join(between);

/** The envelopes in a receipt's fragment (without `#`) in base64url, by their shape alone: whose they are only the server can tell. Errors: RECEIPT_DAMAGED. */
export const receiptEnvelopes = (fragment: string): Result<readonly string[], 'RECEIPT_DAMAGED'> => {
  const envelopes = fragment.split(between);
  return envelopes.every(isEnvelope) ? ok(envelopes) : err('RECEIPT_DAMAGED');
};

const isEnvelope = (text: string): boolean => {
  const bytes = bytesOfBase64url(text);
  return bytes.ok && splitEnvelope(bytes.value).ok && peekHeader(bytes.value) !== null;
};
