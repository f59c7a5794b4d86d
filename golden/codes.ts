import { hexOf } from '../packages/shared/src/bytes/index.ts';
import { cardCodeOf, cardQrText, drawEnrolmentCode, enrolmentUrl, gtinOfUpcE, readFrame, writtenCardCode, writtenEnrolmentCode, type Frame } from '../packages/shared/src/codes/index.ts';

const cardBytes = [
  [0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde],
  [0, 0, 0, 0, 0, 0, 0],
  [0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0x01, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 1],
];
const enrolmentValues = [
  [10, 11, 12, 13, 14, 15, 16, 17, 1],
  [31, 30, 29, 28, 27, 26, 25, 24, 23],
];
const frames: readonly Frame[] = [
  { format: 'qr_code', text: 'QOA:C/4HMASW9NF6YN' },
  { format: 'typed', text: '4hma-sw9n-f6yn' },
  { format: 'qr_code', text: 'QOA:C/4HMASW9NF6YM' },
  { format: 'ean_13', text: '7501055300075' },
  { format: 'ean_13', text: '7501055300074' },
  { format: 'ean_8', text: '96385074' },
  { format: 'upc_a', text: '036000291452' },
  { format: 'upc_e', text: '04252614' },
  { format: 'itf', text: '10614141543219' },
  { format: 'ean_13', text: '2012345006508' },
  { format: 'code_128', text: 'ABC-123' },
  { format: 'code_128', text: '0107501055300075' },
  { format: 'qr_code', text: 'https://wa.me/5215555555555' },
  { format: 'qr_code', text: 'WIFI:T:WPA;S:casa;;' },
];

/** Codes as bytes, as symbols and as people and QRs write them, and what frames mean. */
export const goldenCodes = (): object => ({
  cards: cardBytes.map((bytes) => {
    const code = cardCodeOf(Uint8Array.from(bytes));
    return { bytes: hexOf(Uint8Array.from(bytes)), code, written: writtenCardCode(code), qr: cardQrText(code) };
  }),
  enrolmentCodes: enrolmentValues.map((values) => {
    const code = drawEnrolmentCode(Uint8Array.from(values));
    return code === null ? null : { values, code, written: writtenEnrolmentCode(code), url: enrolmentUrl('https://qoa.example', code) };
  }),
  upcE: ['04252614', '01234505', '425261', '1123456'].map((digits) => ({ digits, gtin: gtinOfUpcE(digits) })),
  frames: frames.map((frame) => ({ frame, reading: readFrame(frame) })),
});
