import { type Locale, zoneLabel } from '@qoa/messages';
import { gtinOf } from '@qoa/shared/codes';
import type { Gtin, StoreId } from '@qoa/shared/ids';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignParts } from '@qoa/shared/protocol';
import type { Pickable } from './picked.ts';

/** What a campaign may name, ready to be picked. */

/** The products of the owner; a store's campaign counts everybody's. */
export const productChoices = ({ products }: CampaignParts, owner: RevisionDraft['owner']): readonly Pickable<Gtin>[] =>
  ownedBy(products, owner).map(({ gtin, name, brand }) => ({ value: gtin, label: name, detail: `${brand} · ${gtin}` }));

export const brandChoices = ({ brands }: CampaignParts, owner: RevisionDraft['owner']): readonly Pickable<string>[] => words(ownedBy(brands, owner).map(({ name }) => name));

/** Every category, and those above it. */
export const categoryChoices = ({ products }: CampaignParts, owner: RevisionDraft['owner']): readonly Pickable<string>[] =>
  words(ownedBy(products, owner).flatMap(({ categories }) => categories.flatMap((path) => path.split('/').map((_, i, steps) => steps.slice(0, i + 1).join('/')))));

export const tagChoices = ({ products }: CampaignParts, owner: RevisionDraft['owner']): readonly Pickable<string>[] => words(ownedBy(products, owner).flatMap(({ tags }) => tags));

export const storeChoices = ({ stores }: CampaignParts): readonly Pickable<StoreId>[] => stores.map(({ id, name, city, state }) => ({ value: id, label: name, detail: [city, state].filter((each) => each !== null && each !== '').join(', ') }));

export const placeChoices = ({ stores }: CampaignParts, place: 'city' | 'state' | 'country'): readonly Pickable<string>[] => words(stores.flatMap((store) => store[place] ?? []));

export const storeListChoices = ({ stores }: CampaignParts): readonly Pickable<string>[] => words(stores.flatMap(({ lists }) => lists));

/** Segments that have cards; another word may be typed, for cards to come. */
export const segmentChoices = ({ segments }: CampaignParts, told: (cards: number) => string): readonly Pickable<string>[] => segments.map(({ segment, cards }) => ({ value: segment, label: segment, detail: told(cards) }));

/** Every zone that this browser knows, called as people call it: those of the country and of the stores first, then the others by name. One that stands already is kept, whatever it is. */
export const zoneChoices = ({ stores }: CampaignParts, standing: string, locale: Locale): readonly (readonly [zone: string, label: string])[] => {
  const near = new Set(['America/Mexico_City', 'America/Tijuana', 'America/Hermosillo', 'America/Chihuahua', 'America/Cancun', 'America/Merida', 'America/Monterrey', ...stores.map(({ timeZone }) => timeZone), standing]);
  const called = (zones: readonly string[]): readonly (readonly [string, string])[] => zones.map((zone) => [zone, zoneLabel(zone, locale)]);
  const others = called(Intl.supportedValuesOf('timeZone').filter((zone) => !near.has(zone)));
  return [...called([...near]), ...others.toSorted(([, a], [, b]) => a.localeCompare(b, locale))];
};

/** Pasted codes, separated by anything: those of them that are a GTIN. */
export const readGtins = (typed: string): readonly Gtin[] => [
  ...new Set(
    typed.split(/[^\d]+/).flatMap((digits) => {
      const gtin = gtinOf(digits);
      return gtin.ok ? [gtin.value] : [];
    }),
  ),
];

/** A word as it was typed. */
export const readWord = (typed: string): readonly string[] => (typed.trim() === '' ? [] : [typed.trim()]);

const ownedBy = <T extends { readonly cpg: number }>(all: readonly T[], owner: RevisionDraft['owner']): readonly T[] => (owner.kind === 'store' ? all : all.filter(({ cpg }) => cpg === owner.cpg));

const words = (all: readonly string[]): readonly Pickable<string>[] => [...new Set(all)].toSorted((a, b) => a.localeCompare(b, 'es')).map((value) => ({ value, label: value }));
