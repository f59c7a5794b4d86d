import type { UnitKind } from '../document/revision.ts';
import type { Aspect, Complain, Expected } from './entry.ts';
import { readInstant } from './read-instant.ts';
import { readCount, readMoney, readUnit, readWord } from './read-quantities.ts';
import { metrics } from './read-tiers.ts';

/**
 * What must follow: `2 sellos de 3, LIMIT_CUT, saldo 2, vuelve mar 6 ene 00:00`. With several campaigns each has a part of its own:
 * `A: 2 sellos; B: nada, COOLDOWN; venta accepted GIVEN`. A sale that gives and names no code must say GIVEN, one that gives nothing says why.
 */
export const readExpected = (text: string, isSale: boolean, timeZone: string, complain: Complain): readonly Expected[] =>
  text.split('; ').flatMap((part) => {
    const verdict = /^venta (accepted|partial|refused)(?: ([A-Z_]+))?$/.exec(part);
    if (verdict !== null) return [{ campaign: null, aspect: 'verdict', of: null, value: verdict.slice(1).filter((word) => word !== undefined).join(' ') }];
    const [, letter = 'A', phrases = part] = /^([A-Z]): (.+)$/.exec(part) ?? [];
    return campaignExpected(letter, phrases.split(', '), isSale, timeZone, complain);
  });

const campaignExpected = (campaign: string, phrases: readonly string[], isSale: boolean, timeZone: string, complain: Complain): readonly Expected[] => {
  const said = phrases.flatMap((phrase) => readPhrase(phrase, timeZone, complain)).map((one) => ({ campaign, of: null, ...one }));
  const has = (aspect: Aspect): boolean => said.some((one) => one.aspect === aspect);
  if (!isSale) return said;
  const gives = said.some(({ aspect, value }) => aspect === 'given' && value !== 0);
  if (!has('given') && !said.some(({ value }) => value === 'NO_CARD')) complain('say what the sale gives: "2 sellos", "nada"');
  if (!gives && !has('code')) complain('say why nothing is given, by its code');
  const unsaid = has('given') ? kinds.filter((of) => !said.some((one) => one.aspect === 'given' && one.of === of)) : [];
  return [
    ...said.filter(({ aspect, of }) => aspect !== 'given' || of !== null),
    ...unsaid.map((of): Expected => ({ campaign, aspect: 'given', of, value: 0 })),
    ...(gives && !has('code') ? [{ campaign, aspect: 'code', of: null, value: 'GIVEN' } as const] : []),
  ];
};

const kinds: readonly UnitKind[] = ['stamp', 'point'];

interface Phrase {
  readonly aspect: Aspect;
  readonly of?: NonNullable<Expected['of']>;
  readonly value: number | string | null;
}

/** Most phrases say one thing; an amount with what was due says two. */
const readPhrase = (phrase: string, timeZone: string, complain: Complain): readonly Phrase[] => {
  if (phrase === 'nada') return [{ aspect: 'given', value: 0 }];
  if (/^[A-Z_]{5,}$/.test(phrase)) return [{ aspect: 'code', value: phrase }];
  if (phrase === 'en riesgo' || phrase === 'sin riesgo') return [{ aspect: 'atRisk', value: phrase === 'en riesgo' ? 1 : 0 }];
  if (phrase === 'no alcanza') return [{ aspect: 'enough', value: 0 }];
  const [, count, kind, before] = /^(\d+) (sellos?|puntos?)(?: de (\d+))?$/.exec(phrase) ?? [];
  if (count !== undefined && kind !== undefined) {
    const of = readUnit(kind, complain);
    return [{ aspect: 'given', of, value: Number(count) }, ...(before === undefined ? [] : [{ aspect: 'before', of, value: Number(before) } as const])];
  }
  return [readAspect(phrase, timeZone, complain)];
};

const readAspect = (phrase: string, timeZone: string, complain: Complain): Phrase => {
  const [, rule, code] = /^regla (\d+) ([A-Z_]+)$/.exec(phrase) ?? [];
  if (rule !== undefined && code !== undefined) return { aspect: 'explained', of: `r${Number(rule)}`, value: code };
  const [, may, reward] = /^(puede tener|no puede tener) el premio (\d+)$/.exec(phrase) ?? [];
  if (may !== undefined) return { aspect: 'mayHave', of: `p${Number(reward)}`, value: may === 'puede tener' ? 1 : 0 };
  const [, balance, amount, ofUnit] = /^(saldo|usable|adeudo|avisa) (\d+)(?: (sellos?|puntos?))?$/.exec(phrase) ?? [];
  if (balance !== undefined) return { aspect: balances[balance as keyof typeof balances], ...(ofUnit === undefined ? {} : { of: readUnit(ofUnit, complain) }), value: Number(amount) };
  const [, instant, when] = /^(vence|se usa desde|vuelve|cae) (.+)$/.exec(phrase) ?? [];
  if (instant !== undefined && when !== undefined) return { aspect: instants[instant as keyof typeof instants], value: when === 'nunca' ? null : readInstant(when, timeZone, complain) };
  const level = /^nivel (.+)$/.exec(phrase)?.[1];
  if (level !== undefined) return { aspect: 'level', value: level };
  const [, lacking, what] = /^le faltan (\S+)(?: (.+))?$/.exec(phrase) ?? [];
  if (lacking !== undefined && what === undefined) return { aspect: 'missing', of: 'cents', value: readMoney(lacking, complain) };
  if (lacking !== undefined) return { aspect: 'missing', of: readWord(what ?? '', metrics, 'sales', complain), value: readCount(lacking, complain) };
  const carried = /^guarda (\S+)$/.exec(phrase)?.[1];
  if (carried === undefined) complain(`expected nada, 2 sellos, 2 sellos de 3, a CODE, saldo N, usable N, adeudo N, vence …, se usa desde …, vuelve …, nivel X, cae …, en riesgo, sin riesgo, le faltan N compras, avisa N, guarda N, regla N CODE, puede tener el premio N, no puede tener el premio N or no alcanza, got "${phrase}"`);
  return { aspect: 'carried', value: carried?.startsWith('$') === true ? readMoney(carried, complain) : Number(carried ?? 0) };
};

const balances = { saldo: 'balance', usable: 'usable', adeudo: 'debt', avisa: 'warned' } as const;
const instants = { vence: 'expires', 'se usa desde': 'usableFrom', vuelve: 'comeBack', cae: 'falls' } as const;
