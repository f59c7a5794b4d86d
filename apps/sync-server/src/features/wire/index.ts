import './caller-route.ts';

export type { AdminRole, Caller } from './caller.ts';
export { type ErrorEnvelope, errorEnvelope, sendError, statusOf } from './error-route.ts';
export { type ProofPurpose, type Proofs, proofsOf } from './proofs.ts';
export { qrSvg } from './qr-svg.ts';
export { cookieOf, expiredCookie, setCookie } from './cookie.ts';
export { pageLocale } from './page-locale-route.ts';
export { type Outcome, sendOutcome, sendOutcomeOf } from './outcome-route.ts';
export { Unavailable } from './unavailable.ts';
export { otherLanguageLink, paperStyle, type WebPage, webPageHtml } from './web-page.ts';
