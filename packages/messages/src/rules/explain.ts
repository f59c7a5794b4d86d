import type { Answer } from '@qoa/shared/events';
import { type CampaignOutcome, type GivenUnits, isNear, type PartExplained, type Revision, type SaleOutcome, type UnitKind } from '@qoa/shared/rules';
import { errorText } from '../errors/error-words.ts';
import { phoneErrorText } from '../errors/phone-error-words.ts';
import { inZone, type MessageFacts } from '../errors/error-text.ts';
import { previewWhy } from '../phone-sale/preview-why.ts';
import type { Locale } from '../words.ts';
import { ruleLabels } from './describe-revision.ts';
import { explainEn } from './explain-en.ts';
import { explainEs } from './explain-es.ts';
import type { Audience, Reason } from './reason.ts';
import { reasonsEn } from './reasons-en.ts';
import { reasonsEs } from './reasons-es.ts';
import type { RuleNames } from './rule-names.ts';

/** A line of an explanation; `depth` 0 is the sale, 1 a campaign, 2 one part of what it gave. */
export interface ExplainedLine {
  readonly depth: 0 | 1 | 2;
  readonly text: string;
}

/** What the campaigns and products of a sale are called. */
export interface SaleNames {
  readonly campaigns: Readonly<Record<number, CampaignNames>>;
  /** By the line's place in the sale. */
  readonly lines: readonly string[];
  /** The store's zone, by whose clock instants are told; absent: the machine's. */
  readonly timeZone?: string | undefined;
}

/** A campaign's name, and its rules by id. */
export interface CampaignNames {
  readonly name: string;
  readonly rules: Readonly<Record<string, { readonly label: string; readonly unit: UnitKind }>>;
}

/** A campaign's part in a sale that is not made yet. */
export interface CampaignAhead extends Pick<CampaignOutcome, 'campaign' | 'explanation'> {
  readonly given: readonly Gave[];
}

/** The names of one campaign, as the revision that judged has them. */
export const campaignNames = (revision: Revision, names: RuleNames, locale: Locale): CampaignNames => {
  const labels = ruleLabels(revision, names, locale);
  return { name: revision.name, rules: Object.fromEntries(revision.earn.map(({ id, unit }) => [id, { label: labels[id] ?? id, unit }])) };
};

/**
 * Why a sale gave what it gave, a line each for the sale, its campaigns and their parts. Who sells or buys is told of the campaigns that
 * gave or came near; staff of all. A card held out reads, to all but staff, as one whose products are in no promotion.
 */
export const explain = (outcome: SaleOutcome, names: SaleNames, locale: Locale, audience: Audience): readonly ExplainedLine[] => [
  { depth: 0, text: verdictText(outcome, names, locale, audience) },
  ...outcome.campaigns.filter((campaign) => audience === 'staff' || isNear(campaign)).flatMap((campaign) => campaignLines(campaign, names, locale, audience)),
];

/** The same for who sells, before the sale is made: what it will give, campaign by campaign, and why it will not be more. */
export const explainAhead = (campaigns: readonly CampaignAhead[], names: SaleNames, locale: Locale): readonly ExplainedLine[] =>
  campaigns.filter(isNear).flatMap(({ campaign, given, explanation }) => {
    const called = names.campaigns[campaign] ?? unnamed(campaign);
    return [{ depth: 1 as const, text: `${called.name}: ${aheadOf(zoned(explanation, names.timeZone), given, locale)}` }, ...partLines(explanation.parts, called, names.lines, locale)];
  });

const aheadOf = ({ code, facts }: Told, given: readonly Gave[], locale: Locale): string => {
  const gives = gaveText(given, locale, 'ahead');
  return code === 'GIVEN' ? gives : `${gives} ${previewWhy(phoneErrorText(code, facts, locale).join(' '), locale)}`;
};

/** An answer of which nothing more is told: because it is the whole reason (`isWhole`), or because how it came about is not known any more. Its instants are told in the zone of its facts (`inZone`). */
export const explainAnswer = ({ code, facts, given }: Pick<Answer, 'code' | 'given'> & { readonly facts: MessageFacts }, isWhole: boolean, locale: Locale, audience: Audience): readonly ExplainedLine[] => {
  const gave = given.map(({ unit, units }) => ({ kind: unit, units }));
  const said = saidOf({ code: code ?? 'GIVEN', facts }, gave, locale, audience).join(' ');
  return [{ depth: 0, text: said }, ...(isWhole ? [] : [{ depth: 1 as const, text: explanations[locale].answerOnly }])];
};

/** What happened and what to do next, in the words of who reads. */
export const reasonText = (code: string, facts: MessageFacts, locale: Locale, audience: Audience): string => {
  if (audience === 'staff' && code === 'HOLDOUT') return explanations[locale].holdout;
  return (audience === 'customer' && isReason(code) ? reasons[locale][code](facts) : errorText(code, facts, locale)).join(' ');
};

const explanations = { es: explainEs, en: explainEn };
const reasons = { es: reasonsEs, en: reasonsEn };

const isReason = (code: string): code is Reason => Object.hasOwn(reasonsEs, code);

const verdictText = ({ verdict, campaigns }: SaleOutcome, { timeZone }: SaleNames, locale: Locale, audience: Audience): string => {
  const given = campaigns.flatMap((campaign) => campaign.given);
  const repaid = given.reduce((sum, one) => sum + one.repaid, 0);
  const debt = repaid === 0 ? [] : [reasonText('DEBT_REPAID', { repaid }, locale, audience)];
  return [...saidOf(zoned(verdict, timeZone), given, locale, audience), ...debt].join(' ');
};

/** A verdict of the rules, or a code of any answer. */
interface Told {
  readonly code: string;
  readonly facts: MessageFacts;
}

const zoned = ({ code, facts }: Told, timeZone: string | undefined): Told => ({ code, facts: inZone(facts, timeZone) });

type Gave = Pick<GivenUnits, 'kind' | 'units'>;

/** What was given, and why it is not more; of a cut the reason says both. */
const saidOf = ({ code, facts }: Told, given: readonly Gave[], locale: Locale, audience: Audience): readonly string[] => [
  ...(code === 'GIVEN' || code === 'CAME_LATE' ? [gaveText(given, locale)] : []),
  ...(code === 'GIVEN' ? [] : [reasonText(code, facts, locale, audience)]),
];

const gaveText = (given: readonly Gave[], locale: Locale, when: 'gave' | 'ahead' = 'gave'): string => {
  const kinds = (['stamp', 'point'] as const).map((kind) => ({ kind, units: given.reduce((sum, one) => sum + (one.kind === kind ? one.units : 0), 0) }));
  return explanations[locale][when](kinds.filter(({ units }) => units > 0).map(({ kind, units }) => explanations[locale].units(units, kind)));
};

const campaignLines = ({ campaign, given, explanation }: CampaignOutcome, names: SaleNames, locale: Locale, audience: Audience): readonly ExplainedLine[] => {
  const called = names.campaigns[campaign] ?? unnamed(campaign);
  const said = saidOf(zoned(explanation, names.timeZone), given, locale, audience).join(' ');
  return [{ depth: 1, text: `${called.name}: ${said}` }, ...partLines(explanation.parts, called, names.lines, locale)];
};

const unnamed = (campaign: number): CampaignNames => ({ name: String(campaign), rules: {} });

const partLines = (parts: readonly PartExplained[], called: CampaignNames, lines: readonly string[], locale: Locale): readonly ExplainedLine[] => parts.map((part) => ({ depth: 2, text: partText(part, called, lines, locale) }));

const partText = (part: PartExplained, { rules }: CampaignNames, lines: readonly string[], locale: Locale): string => {
  const rule = rules[part.rule] ?? { label: part.rule, unit: 'stamp' as const };
  const product = part.line === null ? undefined : lines[part.line];
  const words = explanations[locale];
  const times = part.percent > 100 && part.units > 0 ? ` (${words.percent(part.percent, rule.unit)})` : '';
  return `${product === undefined ? '' : `${product}, `}${rule.label}: ${words.part[part.code](part, rule.unit)}${times}.`;
};
