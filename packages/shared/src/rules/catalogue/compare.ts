import type { UnitKind } from '../revision.ts';
import type { Expected } from './entry.ts';
import type { Played, PlayedCampaign } from './play.ts';
import { writeInstant } from './read-instant.ts';

/** One thing that is not as the entry says: on which line, and both sides in the entry's own words. */
export interface Difference {
  readonly line: number;
  readonly expected: string;
  readonly got: string;
}

/** Holds a played step against what its row says. Every campaign of a sale that the row does not name must have given nothing. */
export const compare = (played: Played): readonly Difference[] =>
  expectedOf(played).flatMap((expected) => {
    const got = actual(expected, played);
    return got === expected.value ? [] : [{ line: played.step.line, expected: told(expected, expected.value, played), got: told(expected, got, played) }];
  });

const expectedOf = ({ step, outcome, campaigns }: Played): readonly Expected[] => {
  if (outcome === null || step.card === null) return step.expected;
  const unnamed = [...campaigns.keys()].filter((letter) => !step.expected.some(({ campaign }) => campaign === letter));
  const silent = unnamed.flatMap((campaign) => (['stamp', 'point'] as const).map((unit): Expected => ({ campaign, aspect: 'given', unit, value: 0 })));
  return [...step.expected, ...silent, ...impliedVerdict(step.expected, campaigns.size)];
};

/** Of one campaign alone the verdict follows from what it did; where several meet, the row says it. */
const impliedVerdict = (expected: readonly Expected[], campaigns: number): readonly Expected[] => {
  const code = expected.find(({ aspect }) => aspect === 'code')?.value;
  if (campaigns > 1 || typeof code !== 'string' || expected.some(({ aspect }) => aspect === 'verdict')) return [];
  return [{ campaign: null, aspect: 'verdict', unit: null, value: `${classOf(code)} ${code}` }];
};

const classOf = (code: string): string => {
  if (code === 'GIVEN' || nothingWasDue.has(code)) return 'accepted';
  return code.endsWith('_CUT') ? 'partial' : 'refused';
};

const nothingWasDue = new Set(['STORE_NOT_IN_CAMPAIGN', 'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'PRODUCT_UNKNOWN', 'PRODUCT_NOT_IN_CAMPAIGN', 'HOLDOUT']);

const actual = ({ campaign: letter, aspect, unit }: Expected, { outcome, campaigns, step }: Played): number | string | null => {
  if (aspect === 'verdict') return outcome === null ? null : `${outcome.verdict.class} ${outcome.verdict.code}`;
  const campaign = campaigns.get(letter ?? '');
  if (campaign === undefined) return null;
  switch (aspect) {
    case 'given':
      return campaign.outcome?.given.find(({ kind }) => kind === unit)?.units ?? 0;
    case 'before':
      return beforeOf(campaign, unit);
    case 'code':
      // A guest's sale meets no campaign: its code is the sale's own.
      return campaign.outcome?.explanation.code ?? outcome?.verdict.code ?? null;
    case 'comeBack':
      return comeBack(campaign);
    case 'expires':
      return campaign.outcome?.given[0]?.expiresAtMs ?? null;
    case 'usableFrom':
      return campaign.outcome?.given[0]?.usableFromMs ?? null;
    case 'balance':
      return held(campaign, unit)?.balance ?? 0;
    case 'debt':
      return held(campaign, unit)?.debt ?? 0;
    case 'usable':
      return (held(campaign, unit)?.lots ?? []).filter(({ usableFromMs, expiresAtMs }) => usableFromMs <= step.atMs && (expiresAtMs === null || expiresAtMs > step.atMs)).reduce((sum, { remaining }) => sum + remaining, 0);
    case 'level':
      return campaign.revision.tiers?.levels[(campaign.tier?.level ?? 0) - 1]?.name ?? 'ninguno';
    case 'atRisk':
      return campaign.tier?.fallsOnDay == null ? 0 : 1;
    case 'carried':
      return campaign.state.carried['r1'] ?? 0;
    case 'enough':
      return campaign.enough ? 1 : 0;
  }
};

const held = ({ revision, state }: PlayedCampaign, unit: UnitKind | null): PlayedCampaign['state']['holdings'][keyof PlayedCampaign['state']['holdings']] | undefined => {
  const programme = revision.units.find(({ kind }) => unit === null || kind === unit)?.programme;
  return programme === undefined ? undefined : state.holdings[programme];
};

/** A kind of which nothing is left is not among what was given; its parts still say what was due. */
const beforeOf = ({ outcome, revision }: PlayedCampaign, unit: UnitKind | null): number => {
  const given = outcome?.given.find(({ kind }) => kind === unit);
  if (given !== undefined) return given.before;
  const rules = new Set(revision.earn.filter((rule) => rule.unit === unit).map(({ id }) => id));
  return (outcome?.explanation.parts ?? []).filter(({ rule }) => rules.has(rule)).reduce((sum, { before }) => sum + before, 0);
};

const comeBack = ({ outcome }: PlayedCampaign): number | null => {
  const at = outcome?.explanation.facts['nextMs'];
  return typeof at === 'number' && at > 0 ? at : null;
};

const names: Readonly<Record<Expected['aspect'], string>> = {
  given: 'da',
  before: 'de',
  code: 'código',
  balance: 'saldo',
  usable: 'usable',
  debt: 'adeudo',
  expires: 'vence',
  usableFrom: 'se usa desde',
  comeBack: 'vuelve',
  level: 'nivel',
  atRisk: 'en riesgo',
  carried: 'guarda',
  enough: 'alcanza',
  verdict: 'venta',
};

const told = ({ campaign, aspect, unit }: Expected, value: number | string | null, { campaigns }: Played): string => {
  const timeZone = campaigns.get(campaign ?? 'A')?.revision.timeZone ?? 'UTC';
  const isInstant = aspect === 'expires' || aspect === 'usableFrom' || aspect === 'comeBack';
  const said = value === null ? 'nunca' : isInstant && typeof value === 'number' ? writeInstant(value, timeZone) : String(value);
  return [campaign === null ? '' : `${campaign}:`, names[aspect], said, unit === null ? '' : unit === 'stamp' ? 'sellos' : 'puntos'].filter((word) => word !== '').join(' ');
};
