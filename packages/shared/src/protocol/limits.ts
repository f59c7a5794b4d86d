/** Rises with every change of a message's schema, however small: `golden/schema-lock.json` holds the schemas of each. */
export const PROTOCOL_VERSION = 11;
/** The `v` of a push header. It rises only when old readers would misread; old headers are read for ever. */
export const PUSH_HEADER_VERSION = 1;

/** Events in one push. */
export const PUSH_EVENTS_MAX = 500;
/** Earlier answers in one push: an event may have had one in each of several lives of the server. */
export const PUSH_EARLIER_MAX = 1_500;
/** Bytes of a push's body: 500 of the largest envelopes in base64url, with room for the header. */
export const PUSH_BODY_BYTES_MAX = 4 * 1024 * 1024;
/** Bytes of every other body. */
export const BODY_BYTES_MAX = 64 * 1024;
/** Bytes of a body that holds a campaign's document: ten thousand products, some times over. */
export const CAMPAIGN_BODY_BYTES_MAX = 2 * 1024 * 1024;
/** Days of the past that a dry run may look at. */
export const DRY_RUN_DAYS_MAX = 90;
/** Sales that a made-up shop may have on an ordinary day. */
export const SAMPLE_SALES_A_DAY_MAX = 500;
/** Cents that a store is paid for one sale, unit or prize. */
export const STORE_PAY_CENTS_MAX = 100_000_000;
/** Codes of cards or stores in one request: as many as fit in a body of the usual size. */
export const CODES_MAX = 2_000;
/** Stores in one request that tells their places, likewise. */
export const PLACES_MAX = 500;
/** Characters of a push's header text. */
export const PUSH_HEADER_LENGTH_MAX = 8_192;
/** Ranges in a push header's `kept`. */
export const KEPT_RANGES_MAX = 64;
/** Earlier enrolments that a phone names when it enrols. */
export const ENROL_REMEMBERS_MAX = 64;
/** Rows a scope in one pull. */
export const PULL_ROWS_MAX = 500;
/** Scopes in one pull's cursor. */
export const PULL_SCOPES_MAX = 1_000;
/** Bytes of a websocket message that a client may send: a push of a sale is a sixth of it. */
export const LIVE_MESSAGE_BYTES_MAX = 4_096;
/** Requests that a socket may have under way. */
export const LIVE_ASKS_MAX = 4;
/** Bytes of a door's answer by a socket; a larger one is asked for by HTTP. So many under way as may be leave room for hints. */
export const LIVE_ANSWER_BYTES_MAX = 32_768;
/** The status of an answer by a socket that stands for one too large for it: no door gives it to a request that a socket takes. */
export const LIVE_ANSWER_TOO_LARGE = 413;
/** Letters of a reason, an email or another word that people write on one line. */
export const SHORT_TEXT_LENGTH_MAX = 200;
/** Letters of the reason for which people end custody, at least and at most. */
export const HOLD_REASON_LENGTH_MIN = 3;
export const HOLD_REASON_LENGTH_MAX = 300;
