import { localDayStartMs } from '../../campaign/index.ts';
import type { Holding } from '../campaign-state.ts';
import { dueWarnings, spendLots } from '../lots.ts';
import { mayHaveReward } from '../reward-access.ts';
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
  const silent = unnamed.flatMap((campaign) => (['stamp', 'point'] as const).map((of): Expected => ({ campaign, aspect: 'given', of, value: 0 })));
  return [...step.expected, ...silent, ...impliedVerdict(step.expected, campaigns.size)];
};

/** Of one campaign alone the verdict follows from what it did; where several meet, the row says it. */
const impliedVerdict = (expected: readonly Expected[], campaigns: number): readonly Expected[] => {
  const code = expected.find(({ aspect }) => aspect === 'code')?.value;
  if (campaigns > 1 || typeof code !== 'string' || expected.some(({ aspect }) => aspect === 'verdict')) return [];
  return [{ campaign: null, aspect: 'verdict', of: null, value: `${classOf(code)} ${code}` }];
};

const classOf = (code: string): string => {
  if (code === 'GIVEN' || nothingWasDue.has(code)) return 'accepted';
  return code.endsWith('_CUT') ? 'partial' : 'refused';
};

const nothingWasDue = new Set(['STORE_NOT_IN_CAMPAIGN', 'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'PRODUCT_UNKNOWN', 'PRODUCT_NOT_IN_CAMPAIGN', 'HOLDOUT']);

const actual = ({ campaign: letter, aspect, of }: Expected, { outcome, campaigns, step }: Played): Expected['value'] => {
  if (aspect === 'verdict') return outcome === null ? null : `${outcome.verdict.class} ${outcome.verdict.code}`;
  const campaign = campaigns.get(letter ?? '');
  if (campaign === undefined) return null;
  const judged = campaign.outcome;
  switch (aspect) {
    case 'given':
      return judged?.given.find(({ kind }) => kind === of)?.units ?? 0;
    case 'before':
      return beforeOf(campaign, of);
    case 'code':
      // A guest's sale meets no campaign: its code is the sale's own.
      return judged?.explanation.code ?? outcome?.verdict.code ?? null;
    case 'comeBack':
      return instantOrNever(judged?.explanation.facts['nextMs']);
    case 'expires':
      return judged?.given[0]?.expiresAtMs ?? null;
    case 'usableFrom':
      return judged?.given[0]?.usableFromMs ?? null;
    case 'balance':
      return held(campaign, of).balance;
    case 'debt':
      return held(campaign, of).debt;
    case 'usable':
      return spendLots(held(campaign, of), Number.MAX_SAFE_INTEGER, step.atMs).taken;
    case 'warned':
      return dueWarnings(campaign.revision, campaign.state, step.atMs).reduce((sum, { units }) => sum + units, 0);
    case 'level':
      return campaign.revision.tiers?.levels[(campaign.tier?.level ?? 0) - 1]?.name ?? 'ninguno';
    case 'atRisk':
      return campaign.tier?.fallsOnDay == null ? 0 : 1;
    case 'falls':
      return campaign.tier?.fallsOnDay == null ? null : localDayStartMs(campaign.revision.timeZone, campaign.tier.fallsOnDay);
    case 'missing':
      return campaign.tier?.missing.find(({ metric }) => metric === of)?.units ?? 0;
    case 'carried':
      return campaign.state.carried['r1'] ?? 0;
    case 'explained':
      return judged?.explanation.parts.find(({ rule }) => rule === of)?.code ?? null;
    case 'enough':
      return campaign.enough ? 1 : 0;
    case 'mayHave':
      return mayHave(campaign, of, step);
  }
};

/** Told on a sale's row, of its card after it. */
const mayHave = ({ revision, state }: PlayedCampaign, of: Expected['of'], { atMs, does }: Played['step']): number | null => {
  const reward = revision.rewards.find(({ id }) => id === of);
  if (reward === undefined || does.kind !== 'sale' || does.sale.card === null) return null;
  return mayHaveReward({ revision, reward, state, card: does.sale.card, nowMs: atMs }) ? 1 : 0;
};

const held = ({ revision, state }: PlayedCampaign, kind: Expected['of']): Holding => {
  const unit = revision.units.find((each) => kind === null || each.kind === kind);
  return (unit === undefined ? undefined : state.holdings[unit.programme]) ?? { balance: 0, debt: 0, lots: [] };
};

/** A kind of which nothing is left is not among what was given; its parts still say what was due. */
const beforeOf = ({ outcome, revision }: PlayedCampaign, kind: Expected['of']): number => {
  const given = outcome?.given.find((each) => each.kind === kind);
  if (given !== undefined) return given.before;
  const rules = new Set(revision.earn.filter(({ unit }) => unit === kind).map(({ id }) => id));
  return (outcome?.explanation.parts ?? []).filter(({ rule }) => rules.has(rule)).reduce((sum, { before }) => sum + before, 0);
};

const instantOrNever = (fact: unknown): number | null => (typeof fact === 'number' && fact > 0 ? fact : null);

const names: Readonly<Record<Expected['aspect'], string>> = {
  given: 'da',
  before: 'de',
  code: 'código',
  balance: 'saldo',
  usable: 'usable',
  debt: 'adeudo',
  expires: 'vence',
  usableFrom: 'se usa desde',
  warned: 'avisa',
  comeBack: 'vuelve',
  level: 'nivel',
  atRisk: 'en riesgo',
  missing: 'le faltan',
  falls: 'cae',
  carried: 'guarda',
  enough: 'alcanza',
  mayHave: 'puede tener',
  explained: 'explica',
  verdict: 'venta',
};

const instants: ReadonlySet<Expected['aspect']> = new Set(['expires', 'usableFrom', 'comeBack', 'falls']);

const ofWords: Readonly<Record<string, string>> = { stamp: 'sellos', point: 'puntos', sales: 'compras', cents: 'centavos', earned: 'ganados', held: 'de saldo' };

const told = ({ campaign, aspect, of }: Expected, value: Expected['value'], { campaigns }: Played): string => {
  const timeZone = campaigns.get(campaign ?? 'A')?.revision.timeZone ?? 'UTC';
  const isInstant = instants.has(aspect);
  const said = value === null ? 'nunca' : isInstant && typeof value === 'number' ? writeInstant(value, timeZone) : String(value);
  return [campaign === null ? '' : `${campaign}:`, names[aspect], said, of === null ? '' : (ofWords[of] ?? `${of.startsWith('p') ? 'premio' : 'regla'} ${of.slice(1)}`)].filter((word) => word !== '').join(' ');
};
