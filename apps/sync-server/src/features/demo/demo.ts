import { createHmac } from 'node:crypto';
import { base64urlOf } from '@qoa/shared/bytes';
import { crockfordSymbols } from '@qoa/shared/codes';
import type { CardCode, InstantMs, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import type { Admins } from '../admin/index.ts';
import type { Cards } from '../cards/index.ts';
import type { Enrolling } from '../devices/index.ts';
import type { Judge } from '../judge/index.ts';
import { demoApproverEmail, demoCardsCount, demoEmail, demoFacts, demoProducts, type DemoProduct, demoStores } from './world.ts';

/** What a newcomer is shown: codes that work, links that open. */
export interface DemoShown {
  readonly stores: readonly { readonly name: string; readonly enrolCode: string; readonly enrolUrl: string }[];
  readonly cards: readonly { readonly code: CardCode; readonly url: string }[];
  readonly products: readonly DemoProduct[];
  /** Null in production, where nobody's password is shown. */
  readonly admin: SignIn | null;
  /** A second person, so that what the first writes can be published: four eyes. */
  readonly approver: SignIn | null;
}

interface SignIn {
  readonly email: string;
  readonly password: string;
}

/** The demo world: seeded once, shown whenever asked. */
export interface Demo {
  /** Tells the judge of the world unless it is there, makes the cards and the console's user. Repeating it changes nothing. */
  readonly seed: () => Promise<void>;
  readonly shown: () => Promise<DemoShown>;
  readonly signIn: SignIn | null;
}

export interface DemoParts {
  readonly judge: Pick<Judge, 'publish'>;
  readonly cards: Pick<Cards, 'adopt'>;
  readonly admins: Pick<Admins, 'putDerived'>;
  readonly enrolling: Pick<Enrolling, 'newCode' | 'isOpen'>;
  readonly hasStore: (store: StoreId) => Promise<boolean>;
  /** The cookie secret: what a demo shows again after a restart is derived from it, so that it need not be stored. */
  readonly secret: string;
  readonly showsAdmin: boolean;
  readonly publicUrl: () => string;
  readonly now: () => InstantMs;
}

/** The demo over the same writers that everybody uses. */
export const openDemo = (parts: DemoParts): Demo => {
  const derived = (name: string, length: number): Uint8Array => createHmac('sha256', Buffer.from(parts.secret, 'base64')).update(`qoa:demo:v1\n${name}`).digest().subarray(0, length);
  const signInOf = (email: string, name: string): SignIn | null => (parts.showsAdmin ? { email, password: passwordOf(derived(name, 12)) } : null);
  const [signIn, approver] = [signInOf(demoEmail, 'admin'), signInOf(demoApproverEmail, 'approver')];
  const personOf = async (person: SignIn | null, name: string): Promise<number> => (person === null ? nobody : (await parts.admins.putDerived({ ...person, role: 'admin' }, derived(`${name} salt`, 16))).user);
  const codeByStore = new Map<StoreId, { readonly code: string; readonly url: string; readonly expiresAtMs: InstantMs }>();
  let cards: readonly { readonly code: CardCode; readonly secret: string }[] = [];
  const openCode = async (store: StoreId): Promise<{ readonly code: string; readonly url: string }> => {
    const known = codeByStore.get(store);
    if (known !== undefined && (await parts.enrolling.isOpen(known.code))) return known;
    const made = await parts.enrolling.newCode(store, parts.publicUrl());
    assert(made.ok, 'the stores of the demo are seeded');
    codeByStore.set(store, made.value);
    return made.value;
  };
  return {
    signIn,
    seed: async () => {
      const [first] = demoStores;
      const people = { author: await personOf(signIn, 'admin'), approver: await personOf(approver, 'approver') };
      if (first !== undefined && !(await parts.hasStore(first.id))) await parts.judge.publish(demoFacts(parts.now(), people));
      cards = await adoptedCards(parts.cards, derived);
    },
    shown: async () => ({
      stores: await Promise.all(demoStores.map(async ({ id, name }) => {
        const { code, url } = await openCode(id);
        return { name, enrolCode: code, enrolUrl: url };
      })),
      cards: cards.map(({ code, secret }) => ({ code, url: `${parts.publicUrl()}/card/#${secret}` })),
      products: demoProducts,
      admin: signIn,
      approver,
    }),
  };
};

/** Of the console: in production the demo lets nobody in. */
const nobody = 0;

const adoptedCards = async (cards: Pick<Cards, 'adopt'>, derived: (name: string, length: number) => Uint8Array): Promise<readonly { readonly code: CardCode; readonly secret: string }[]> => {
  const adopted: { code: CardCode; secret: string }[] = [];
  for (let n = 0; adopted.length < demoCardsCount; n++) {
    const secret = derived(`secret ${n}`, 16);
    const card = await cards.adopt(derived(`card ${n}`, 7), secret);
    if (card !== null) adopted.push({ code: card.code, secret: base64urlOf(secret) });
  }
  return adopted;
};

/** Sixty bits that can be read aloud. */
const passwordOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => crockfordSymbols.charAt(byte & 31)).join('').replace(/(.{4})(?=.)/g, '$1-').toLowerCase();
