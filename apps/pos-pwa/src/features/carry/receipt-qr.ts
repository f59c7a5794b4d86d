import { receiptLink } from '@qoa/shared/carry';
import { err, ok, type Result } from '@qoa/shared/result';
import { encode } from 'uqr';

/** The modules of a receipt's QR, row by row; true is dark. */
export interface ReceiptQr {
  readonly link: string;
  readonly version: number;
  readonly modules: readonly (readonly boolean[])[];
}

/** A cheap phone's camera reads no denser one from a scratched screen. ISO/IEC 18004 counts versions from 1 (21 modules) up by 4 modules. */
const versionMax = 12;

/**
 * The QR of a sealed sale, and of the card that was added to it: as sparse as their bytes allow, then as well protected as that size allows.
 * Errors: RECEIPT_TOO_LONG when it would be too dense to be read; the rescue file carries such a sale.
 */
export const receiptQr = (origin: string, envelopes: readonly Uint8Array[]): Result<ReceiptQr, 'RECEIPT_TOO_LONG'> => {
  const link = receiptLink(origin, envelopes);
  if (link.length > byteCapacityOfLargest) return err('RECEIPT_TOO_LONG');
  const { version, data } = encode(link, { ecc: 'L', boostEcc: true, maxVersion: versionMax, border: 0 });
  return ok({ link, version, modules: data });
};

/** Bytes in a QR of version 12 at level L. ISO/IEC 18004, table 7. */
const byteCapacityOfLargest = 367;

/** One path over all dark modules, in units of a module. */
export const darkPath = (modules: ReceiptQr['modules']): string => modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
