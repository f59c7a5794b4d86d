import { adminCookie } from '../features/admin/index.ts';
import { cardCookie } from '../features/cards/index.ts';
import type { OpenDoor, Permission, Who } from './permissions.ts';

/** How callers prove themselves to the guard, as OpenAPI names it. */
export const securitySchemes = {
  phone: { type: 'http', scheme: 'bearer', description: 'The token of `POST /v1/sessions`' },
  card: { type: 'apiKey', in: 'cookie', name: cardCookie, description: 'Set by `POST /v1/card/session`' },
  console: { type: 'apiKey', in: 'cookie', name: adminCookie, description: 'Set by `POST /v1/admin/session`' },
} as const;

/** What the permission table asks of a route's caller: any one of these schemes, none for an open door, which says itself how it is proved. */
export const securityOf = ({ who }: Permission): { readonly security: readonly Readonly<Record<string, readonly string[]>>[]; readonly description?: string } => {
  const schemes = [...new Set(who.flatMap((each) => schemeOf(each) ?? []))];
  const proofs = who.flatMap((each) => proofByDoor.get(each) ?? []);
  return { security: schemes.map((scheme) => ({ [scheme]: [] })), ...(proofs.length === 0 ? {} : { description: proofs.join(' ') }) };
};

const schemeOf = (who: Who): keyof typeof securitySchemes | null => {
  if (who === 'device') return 'phone';
  if (who === 'card') return 'card';
  return who === 'admin' || who === 'support' ? 'console' : null;
};

const proofByDoor: ReadonlyMap<Who, string> = new Map<OpenDoor, string>([
  ['enrolment-code', 'Proved by the one-time code in the body.'],
  ['certificate', 'Proved by the certificate that this server signed when the phone enrolled.'],
  ['device-tag', 'Proved by the tag over the header, made with the message key of the phone.'],
  ['device-signature', 'Proved by the signature of the phone over a nonce.'],
  ['card-secret', 'Proved by the secret of the card in the body.'],
  ['password', 'Proved by e-mail and password in the body.'],
]);
