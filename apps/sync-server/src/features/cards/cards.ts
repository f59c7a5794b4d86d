import { createHash } from 'node:crypto';
import { base64urlOf, bytesOfBase64url, hexOf } from '@qoa/shared/bytes';
import { CARD_CODE_BYTES, drawCardCode } from '@qoa/shared/codes';
import type { CardCode, CardId, InstantMs } from '@qoa/shared/ids';
import type { Proofs } from '../wire/index.ts';
import type { CardsStore, StoredCard } from './cards-store.ts';

/** A card as its holder's page knows it. */
export interface Card {
  readonly card: CardId;
  readonly code: CardCode;
}

/** A card with the secret of its link. The secret is told here and never again. */
export interface NewCard extends Card {
  readonly secret: string;
}

/** Cards: the code names, the secret opens the holder's page, the cookie stands for the secret in one browser. */
export interface Cards {
  readonly create: () => Promise<NewCard>;
  /** A card whose code and secret were drawn elsewhere; once it is there, repeating changes nothing. Null when the draw gives no code, or another's. */
  readonly adopt: (codeDraw: Uint8Array, secret: Uint8Array) => Promise<Card | null>;
  /** The card of a link's secret, with a cookie for it; null when it opens none. As often as needed. */
  readonly open: (secret: string) => Promise<(Card & { readonly cookie: string }) | null>;
  /** The card of a cookie; null when it is not ours, over, or its secret was replaced. */
  readonly ofCookie: (cookie: string) => Promise<Card | null>;
}

export interface CardsParts {
  readonly store: CardsStore;
  readonly proofs: Proofs;
  readonly now: () => InstantMs;
  readonly random: (length: number) => Uint8Array;
}

/** How long a browser stays in, counted from its last visit with the link. */
export const cardCookieLifeMs = 180 * 86_400_000;
const secretBytes = 16;

/** The secret of a card's link, told once, and what is stored of it. */
export const drawCardSecret = (random: CardsParts['random']): { readonly secret: string; readonly hash: Uint8Array } => {
  const secret = random(secretBytes);
  return { secret: base64urlOf(secret), hash: hashOf(secret) };
};

/** Cards whose secrets are stored as SHA-256 hashes: 128 random bits need no slower one. */
export const openCards = ({ store, proofs, now, random }: CardsParts): Cards => ({
  create: async () => {
    for (;;) {
      const code = drawCardCode(random(CARD_CODE_BYTES));
      const { secret, hash } = drawCardSecret(random);
      const card = code === null ? null : await store.add(code, hash, now());
      if (code !== null && card !== null) return { card, code, secret };
    }
  },
  adopt: async (codeDraw, secret) => {
    const code = drawCardCode(codeDraw);
    if (code === null) return null;
    const known = await store.bySecret(hashOf(secret));
    if (known !== null) return known.code === code ? { card: known.card, code } : null;
    const card = await store.add(code, hashOf(secret), now());
    return card === null ? null : { card, code };
  },
  open: async (secret) => {
    const bytes = bytesOfBase64url(secret);
    const stored = bytes.ok && bytes.value.length === secretBytes ? await store.bySecret(hashOf(bytes.value)) : null;
    if (stored === null) return null;
    return { card: stored.card, code: stored.code, cookie: proofs.issue('card-session', subjectOf(stored), now() + cardCookieLifeMs) };
  },
  ofCookie: async (cookie) => {
    const subject = proofs.check('card-session', cookie, now());
    const stored = subject === null ? null : await store.byId(Number(subject.split(':')[0]) as CardId);
    return stored !== null && subjectOf(stored) === subject ? { card: stored.card, code: stored.code } : null;
  },
});

const hashOf = (secret: Uint8Array): Uint8Array => createHash('sha256').update(secret).digest();

/** Names the card and which of its secrets: a replaced one ends its cookies. */
const subjectOf = ({ card, secretHash }: StoredCard): string => `${card}:${hexOf(secretHash, 0, 8)}`;
