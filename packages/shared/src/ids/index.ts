declare const brand: unique symbol;
type Brand<T, B extends string> = T & { readonly [brand]: B };

/** One phone in one store, for life: 64 random bits as 16 lower-case hex digits. */
export type EnrolmentId = Brand<string, 'EnrolmentId'>;
/** One life of the server's storage: 64 random bits as 16 lower-case hex digits. A restore begins a new one. */
export type Epoch = Brand<string, 'Epoch'>;
/** The first 128 bits of SHA-256 over an envelope's bytes, tag included, as 32 lower-case hex digits. */
export type EventHash = Brand<string, 'EventHash'>;
/** A 128-bit HMAC-SHA-256 tag as 32 lower-case hex digits. */
export type Tag = Brand<string, 'Tag'>;
/** Twelve Crockford base-32 symbols, upper case, the last a checksum. It names a card, it authorises nothing. */
export type CardCode = Brand<string, 'CardCode'>;
/** A GTIN written with 14 digits (shorter ones padded with zeros), its check digit verified. Source: GS1 General Specifications, 7.9. */
export type Gtin = Brand<string, 'Gtin'>;
/** The place of a committed answer or fact in the one total order; rises by commit, from 1. */
export type JudgedNo = number;
/** A device's own number of an event, from 1, one by one. */
export type Seq = number;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type InstantMs = number;
/** Centavos of Mexican pesos. */
export type Cents = number;
/** Thousandths of a unit: 1000 is one piece, 350 is 0.35 kg. */
export type Thousandths = number;

export type StoreId = Brand<number, 'StoreId'>;
export type CpgId = Brand<number, 'CpgId'>;
export type CardId = Brand<number, 'CardId'>;
/** A campaign's lasting identity; its revisions come and go. */
export type ProgrammeId = Brand<number, 'ProgrammeId'>;

/** Ten Crockford base-32 symbols, upper case, the last a checksum. It enrols one phone, once. */
export type EnrolmentCode = Brand<string, 'EnrolmentCode'>;
