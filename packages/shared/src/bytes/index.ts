export { base64urlOf, bytesOfBase64url } from './base64url.ts';
export { ByteReader } from './byte-reader.ts';
export { ByteWriter, VARINT_MAX } from './byte-writer.ts';
export { bytesOfHex, hexOf } from './hex.ts';
export { cutToUtf8Bytes, textOfUtf8, utf8Of } from './utf8.ts';
