import type { RevisionDraft } from '@qoa/shared/campaign-life';

/** The parts of the form, in their order, each with the members of a document that are set there. */
export const sections = {
  basics: ['name', 'owner', 'campaign'],
  dates: ['startsAtMs', 'endsAtMs', 'redeemUntilMs', 'timeZone'],
  products: ['products', 'allows'],
  earn: ['earn'],
  rewards: ['rewards'],
  limits: ['limits', 'minimum', 'cooldownMs'],
  multipliers: ['multipliers'],
  tiers: ['tiers'],
  stores: ['stores'],
  cards: ['cards', 'holdoutPercent'],
  units: ['units'],
  budget: ['budget'],
  together: ['group', 'courtesyMs'],
} as const satisfies Readonly<Record<string, readonly (keyof RevisionDraft)[]>>;

export type SectionName = keyof typeof sections;

export const sectionNames = Object.keys(sections) as readonly SectionName[];

/** The part in which a member is set; null: in none. */
export const sectionOf = (field: string): SectionName | null => {
  const [member] = field.split('.');
  return sectionNames.find((name) => sections[name].some((each) => each === member)) ?? null;
};
