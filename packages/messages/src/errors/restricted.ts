import type { RestrictedKind } from '@qoa/shared/feed';

const es = { alcohol: 'es alcohol', tobacco: 'es tabaco', medicine: 'es medicina', 'phone-credit': 'es tiempo aire', service: 'es un servicio' } as const satisfies Readonly<Record<RestrictedKind, string>>;
const en = { alcohol: 'it is alcohol', tobacco: 'it is tobacco', medicine: 'it is medicine', 'phone-credit': 'it is phone credit', service: 'it is a service' } as const satisfies Readonly<Record<RestrictedKind, string>>;

/** What a product is that takes no part in promotions, in both languages. A kind of a newer release has no words here yet. */
export const restrictedWords: Readonly<Record<'es' | 'en', Readonly<Record<string, string>>>> = { es, en };
