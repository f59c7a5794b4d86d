import type { CampaignParts } from '@qoa/shared/protocol';
import { plainText } from '../../platform/plain-text.ts';

/** A store as the console knows it. */
export type KnownStore = CampaignParts['stores'][number];

/** Which stores are looked at; an empty text asks nothing. */
export interface StoreFilter {
  readonly typed: string;
  readonly type: string;
  readonly state: string;
  readonly city: string;
  readonly list: string;
}

/** What a filter may be asked for: what the stores have, in order. */
export interface StoreChoices {
  readonly types: readonly string[];
  readonly states: readonly string[];
  readonly cities: readonly string[];
  readonly lists: readonly string[];
}

export const everyStore: StoreFilter = { typed: '', type: '', state: '', city: '', list: '' };

/** The stores that a filter asks for; names are found whatever their case and accents. */
export const shownStores = (stores: readonly KnownStore[], { typed, type, state, city, list }: StoreFilter): readonly KnownStore[] =>
  stores.filter((store) => plainText(store.name).includes(plainText(typed)) && [[type, store.type], [state, store.state], [city, store.city]].every(([asked, has]) => asked === '' || asked === has) && (list === '' || store.lists.includes(list)));

/** The choices of some stores; cities are those of the asked state. */
export const storeChoices = (stores: readonly KnownStore[], { state }: Pick<StoreFilter, 'state'>): StoreChoices => ({
  types: sorted(stores.map(({ type }) => type)),
  states: sorted(stores.map((store) => store.state)),
  cities: sorted(stores.filter((store) => state === '' || store.state === state).map(({ city }) => city)),
  lists: sorted(stores.flatMap(({ lists }) => lists)),
});

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter((text) => text !== '').sort((a, b) => a.localeCompare(b, 'es'));
