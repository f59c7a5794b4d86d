import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { Gtin, InstantMs } from '@qoa/shared/ids';
import type { CampaignParts } from '@qoa/shared/protocol';
import type { ProductScope, Reward, UnitKind } from '@qoa/shared/rules';
import { downRounding, everyProduct, newDocument, newLadder, newLevel, newLimit, newMultiplier, newReward, newRule, newUnit } from './new-parts.ts';
import type { SectionName } from './sections.ts';
import { dayStartMs, zoneByDefault } from '../../platform/wall-time.ts';

/** A campaign to begin from: what it is called, and what stands open in the form at first. The words for it stand in `consoleTemplates`. */
export interface Template {
  readonly name: TemplateName;
  readonly unit: UnitKind;
  /** What a person looks at first. */
  readonly opens: readonly SectionName[];
  readonly build: (start: TemplateStart) => RevisionDraft;
}

export type TemplateName = 'purchase' | 'amount' | 'challenge' | 'gold' | 'twoForOne' | 'combo' | 'happyHour' | 'first' | 'birthday';

/** What a template is filled with. */
export interface TemplateStart {
  readonly parts: CampaignParts;
  readonly nowMs: InstantMs;
  /** Of the campaign, and of prizes that are no product. */
  readonly words: { readonly name: string; readonly prize: string; readonly discount: string; readonly silver: string; readonly gold: string };
}

const dayMs = 86_400_000;

/** The nine, in the order in which they are shown. Each is a document that `validateRevision` accepts. */
export const templates: readonly Template[] = [
  {
    name: 'purchase', unit: 'stamp', opens: ['earn', 'rewards'],
    build: (start) => stampsFor(start, 8, { earn: [newRule('purchase', 'stamp', { kind: 'visit' })], limits: [newLimit('stamp')] }),
  },
  {
    name: 'amount', unit: 'point', opens: ['earn', 'rewards'],
    build: (start) => pointsFor(start, { earn: [newRule('spent', 'point', { kind: 'amount', everyCents: 1000, rounding: downRounding })] }),
  },
  {
    name: 'challenge', unit: 'stamp', opens: ['dates', 'earn', 'rewards'],
    build: (start) => {
      const startsAtMs = dayStartMs(start.nowMs + dayMs, zoneOf(start.parts));
      const endsAtMs = dayStartMs(startsAtMs + 30.5 * dayMs, zoneOf(start.parts));
      const redeemUntilMs = dayStartMs(endsAtMs + 15.5 * dayMs, zoneOf(start.parts));
      const units = [newUnit('stamp', { goal: { units: 10, overflow: 'drop' }, expiry: { by: 'date', atMs: redeemUntilMs }, warnDays: 5 })];
      return stampsFor(start, 10, { startsAtMs, endsAtMs, redeemUntilMs, earn: [newRule('each', 'stamp', { kind: 'item' })], units });
    },
  },
  {
    name: 'gold', unit: 'point', opens: ['tiers', 'earn'],
    build: (start) => {
      const silver = { ...newLevel(start.words.silver, []), conditions: [{ metric: 'cents' as const, atLeast: 50_000 }], percent: 150 };
      const gold = { ...newLevel(start.words.gold, [silver]), conditions: [{ metric: 'cents' as const, atLeast: 150_000 }], percent: 200 };
      return pointsFor(start, { earn: [newRule('spent', 'point', { kind: 'amount', everyCents: 1000, rounding: downRounding })], tiers: { ...newLadder([silver, gold]), over: { kind: 'rolling', days: 90 } } });
    },
  },
  {
    name: 'twoForOne', unit: 'stamp', opens: ['earn', 'rewards', 'limits'],
    build: (start) => stampsFor(start, 1, { earn: [newRule('each', 'stamp', { kind: 'item' })], limits: [newLimit('stamp')] }),
  },
  {
    name: 'combo', unit: 'stamp', opens: ['earn', 'rewards'],
    build: (start) => {
      const [one, other] = [firstProducts(start.parts).at(0), firstProducts(start.parts).at(1)];
      const parts = [one, other].map((gtin) => ({ products: scopeOf(gtin), pieces: 1 }));
      return { ...stampsFor(start, 6, { earn: [newRule('combo', 'stamp', { kind: 'combo', parts, timesMax: 2 })] }), products: everyProduct };
    },
  },
  {
    name: 'happyHour', unit: 'stamp', opens: ['multipliers', 'earn'],
    build: (start) => stampsFor(start, 10, { earn: [newRule('each', 'stamp', { kind: 'item' })], multipliers: { how: 'best', list: [newMultiplier('happy-hour', ['stamp'], { window: { weekdays: [0, 1, 2, 3, 4], hours: [[960, 1080]] } })] }, limits: [newLimit('stamp', { max: 4 })] }),
  },
  {
    name: 'first', unit: 'stamp', opens: ['earn', 'rewards'],
    build: (start) => stampsFor(start, 8, { earn: [newRule('first', 'stamp', { kind: 'first' }, { units: 3 }), newRule('each', 'stamp', { kind: 'item' })], limits: [newLimit('stamp', { max: 5 })] }),
  },
  {
    name: 'birthday', unit: 'stamp', opens: ['earn', 'rewards'],
    build: (start) => stampsFor(start, 8, { earn: [newRule('birthday', 'stamp', { kind: 'birthday', daysAround: 3 }, { units: 5 }), newRule('purchase', 'stamp', { kind: 'visit' })], limits: [newLimit('stamp', { max: 6 })] }),
  },
];

const stampsFor = (start: TemplateStart, goal: number, changes: Partial<RevisionDraft>): RevisionDraft =>
  documentFor(start, { units: [newUnit('stamp', { goal: { units: goal, overflow: 'carry' } })], rewards: [productReward(start, goal)], ...changes });

const pointsFor = (start: TemplateStart, changes: Partial<RevisionDraft>): RevisionDraft =>
  documentFor(start, { units: [newUnit('point', { expiry: { by: 'inactivity', days: 180 }, warnDays: 15 })], rewards: [newReward('prize', 'point', { name: start.words.discount, cost: 100, kind: 'discount' })], ...changes });

const documentFor = (start: TemplateStart, { units = [], ...changes }: Partial<RevisionDraft>): RevisionDraft => {
  const { parts, nowMs, words } = start;
  const [cpg] = parts.cpgs;
  const [store] = parts.stores;
  const owner = cpg === undefined && store !== undefined ? { owner: { kind: 'store' as const, store: store.id } } : cpg === undefined ? {} : { owner: { kind: 'cpg' as const, cpg: cpg.id } };
  const timeZone = zoneOf(parts);
  return newDocument(units, { name: words.name, ...owner, timeZone, startsAtMs: dayStartMs(nowMs + dayMs, timeZone), products: scopeOf(firstProducts(parts).at(0)), ...changes });
};

const productReward = ({ parts, words }: TemplateStart, cost: number): Reward => {
  const product = parts.products.find(({ gtin }) => gtin === firstProducts(parts).at(0));
  return newReward('prize', 'stamp', { cost, name: product?.name ?? words.prize, products: product === undefined ? [] : [product.gtin] });
};

/** Of the first maker, what everybody may buy. */
const firstProducts = ({ products, cpgs }: CampaignParts): readonly Gtin[] => products.filter(({ cpg, restricted }) => restricted === null && cpg === (cpgs[0]?.id ?? cpg)).map(({ gtin }) => gtin);

const scopeOf = (gtin: Gtin | undefined): ProductScope => (gtin === undefined ? everyProduct : { ...everyProduct, products: [gtin] });

const zoneOf = ({ stores }: CampaignParts): string => stores[0]?.timeZone ?? zoneByDefault;
