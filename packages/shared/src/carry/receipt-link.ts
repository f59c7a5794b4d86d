import { base64urlOf, bytesOfBase64url } from '../bytes/index.ts';
import { peekHeader, splitEnvelope } from '../events/index.ts';
import { err, ok, type Result } from '../result/index.ts';

/** Where a receipt is opened. Short, since every character makes the QR denser. */
const receiptPath = '/r#';

/**
 * The link that a QR receipt shows: the sealed envelope in the fragment, which a browser sends to no server, so that neither card nor
 * products stand in any log. `origin` is the server's, such as `https://qoa.example`.
 */
export const receiptLink = (origin: string, envelope: Uint8Array): string => origin + receiptPath + base64urlOf(envelope);

/** The envelope in a receipt's fragment (without `#`), by its shape alone: whose it is only the server can tell. Errors: RECEIPT_DAMAGED. */
export const receiptBytes = (fragment: string): Result<Uint8Array, 'RECEIPT_DAMAGED'> => {
  const bytes = bytesOfBase64url(fragment);
  const isEnvelope = bytes.ok && splitEnvelope(bytes.value).ok && peekHeader(bytes.value) !== null;
  return isEnvelope ? ok(bytes.value) : err('RECEIPT_DAMAGED');
};
