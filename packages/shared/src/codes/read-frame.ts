import { cutToUtf8Bytes } from '../bytes/index.ts';
import type { Gtin } from '../ids/index.ts';
import type { Result } from '../result/index.ts';
import { readCardCode } from './card-code.ts';
import { readEnrolmentCode } from './enrolment-code.ts';
import { gtinOf, gtinOfUpcE, isInStore, type GtinRefusal } from './gtin.ts';
import type { Frame, NotOurs, Reading } from './reading.ts';

/** Bytes of UTF-8 that a product's raw text may take in an envelope. */
export const RAW_PRODUCT_BYTES_MAX = 32;
const FRAME_LENGTH_MAX = 4096;

/**
 * What a frame means, total on any text. A product's symbol is always readable as a product: as a GTIN where its check digit
 * holds, else as raw text (or as a wrong check digit where the symbol can hold nothing but a GTIN).
 */
export const readFrame = ({ text, format }: Frame): Reading => {
  const content = bareText(text);
  if (content === '') return notOurs('empty');
  if (content.length > FRAME_LENGTH_MAX) return notOurs('too-long');
  const own = /^QOA:([A-Z])\/(.*)$/is.exec(content);
  if (own) return readOwn((own[1] ?? '').toUpperCase(), own[2] ?? '');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(content)) return readAddress(content);
  switch (format) {
    case 'typed':
      return readTyped(content);
    case 'upc_e':
      return content.length <= 8 ? product(gtinOfUpcE(content), content) : product(gtinOf(content), content);
    case 'ean_13':
    case 'ean_8':
    case 'upc_a':
      return product(gtinOf(content), content);
    case 'qr_code':
    case 'aztec':
    case 'pdf417':
    case 'data_matrix':
      return readMatrix(content);
    default:
      return trustedGtin(content) ?? rawProduct(content);
  }
};

/** Scanners put a symbology identifier or FNC1 before the content; printers leave control characters about. */
const bareText = (text: string): string => text.replace(/^\][A-Za-z]\d/, '').replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, '');

const readOwn = (kind: string, rest: string): Reading => {
  if (kind === 'C') return readCard(rest);
  if (kind === 'V') return /^[0-9A-Z]{1,64}$/i.test(rest) ? { kind: 'voucher', voucher: rest.toUpperCase() } : notOurs('unknown-kind');
  return notOurs('unknown-kind');
};

const readAddress = (address: string): Reading => {
  const enrolment = /#(?:.*&)?enrol=([^&]*)/i.exec(address)?.[1];
  if (enrolment !== undefined) return readEnrolment(enrolment);
  const card = /\/c\/([^/?#]+)\/?$/i.exec(address)?.[1];
  if (card !== undefined) return readCard(card);
  // A GS1 Digital Link. Source: GS1 Digital Link Standard: URI Syntax, 4.
  const gtin = /\/01\/(\d{8}|\d{12,14})(?![0-9])/.exec(address)?.[1];
  return gtin === undefined ? notOurs('other-address') : product(gtinOf(gtin), gtin);
};

const readCard = (text: string): Reading => {
  const read = readCardCode(text);
  if (read.ok) return { kind: 'card', card: read.value };
  return read.error === 'wrong-checksum' ? { kind: 'wrong-check-digit', of: 'card', text } : notOurs('unknown-kind');
};

const readEnrolment = (text: string): Reading => {
  const read = readEnrolmentCode(text);
  if (read.ok) return { kind: 'enrolment', code: read.value };
  return read.error === 'wrong-checksum' ? { kind: 'wrong-check-digit', of: 'enrolment', text } : notOurs('unknown-kind');
};

/** Digits alone are a barcode, since no code of ours is issued without a letter. */
const readTyped = (text: string): Reading => {
  const digits = text.replace(/[\s-]/g, '');
  if (/^\d+$/.test(digits)) return readTypedDigits(digits);
  const card = readCardCode(text);
  if (card.ok) return { kind: 'card', card: card.value };
  const enrolment = readEnrolmentCode(text);
  if (enrolment.ok) return { kind: 'enrolment', code: enrolment.value };
  return card.error === 'wrong-checksum' && looksLikeCode(text) ? { kind: 'wrong-check-digit', of: 'card', text } : rawProduct(text);
};

/** Eight digits that begin with 0 are UPC-E before they are EAN-8, since that range of EAN-8 is the stores' own. */
const readTypedDigits = (digits: string): Reading => {
  if (digits.length !== 8) return digits.length >= 12 && digits.length <= 14 ? product(gtinOf(digits), digits) : rawProduct(digits);
  const asEan8 = gtinOf(digits);
  const asUpcE = gtinOfUpcE(digits);
  const first = digits.startsWith('0') ? asUpcE : asEan8;
  return product(first.ok ? first : asUpcE.ok ? asUpcE : asEan8, digits);
};

/** Twelve letters may be a word; with a digit among them they were meant as a card. */
const looksLikeCode = (text: string): boolean => /\d/.test(text);

const readMatrix = (text: string): Reading => {
  const card = /^\d+$/.test(text) ? null : readCardCode(text);
  return card?.ok ? { kind: 'card', card: card.value } : (trustedGtin(text) ?? notOurs('other-text'));
};

/**
 * A GTIN where other contents are possible too: 12 to 14 digits alone, or an element string that begins with AI 01
 * (brackets are how some scanners show it). Source: GS1 General Specifications, 3.3.2.
 */
const trustedGtin = (text: string): Reading | null => {
  const digits = /^\(?01\)?(\d{14})/.exec(text)?.[1] ?? (/^\d{12,14}$/.test(text) ? text : null);
  const read = digits === null ? null : gtinOf(digits);
  return read?.ok ? { kind: 'product', gtin: read.value, inStore: isInStore(read.value) } : null;
};

const product = (read: Result<Gtin, GtinRefusal>, text: string): Reading => {
  if (read.ok) return { kind: 'product', gtin: read.value, inStore: isInStore(read.value) };
  return read.error === 'wrong-check-digit' ? { kind: 'wrong-check-digit', of: 'product', text } : rawProduct(text);
};

const rawProduct = (text: string): Reading => {
  const raw = cutToUtf8Bytes(text.replace(/\p{Cc}/gu, ' '), RAW_PRODUCT_BYTES_MAX).trim();
  return raw === '' ? notOurs('empty') : { kind: 'raw-product', raw };
};

const notOurs = (why: NotOurs): Reading => ({ kind: 'not-ours', why });
