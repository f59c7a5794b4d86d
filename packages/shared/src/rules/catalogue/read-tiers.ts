import type { TierLadder, TierLevel, TierMetric } from '../document/revision.ts';
import type { Complain } from './entry.ts';
import { readCount, readMoney, readWord } from './read-quantities.ts';

/** A `nivel` field: `Oro con 10 compras o $1,000; multiplica por 1.5; abre el premio p1`. */
export const readLevel = (text: string, complain: Complain): TierLevel => {
  const [head = '', ...clauses] = text.split('; ');
  const [, name = '', asked = ''] = /^(.+?) con (.+)$/.exec(head) ?? [];
  if (asked === '') complain(`expected "Oro con 10 compras", got "${head}"`);
  const times = clauses.map((clause) => /^multiplica por (\d+(?:\.\d+)?)$/.exec(clause)?.[1]);
  const access = clauses.map((clause) => /^abre el premio (\S+)$/.exec(clause)?.[1]);
  clauses.forEach((clause, index) => {
    if (times[index] === undefined && access[index] === undefined) complain(`expected "multiplica por 1.5" or "abre el premio X", got "${clause}"`);
  });
  return {
    name,
    need: asked.includes(' y ') ? 'all' : 'any',
    conditions: asked === '' ? [] : asked.split(/ [yo] /).map((condition) => readCondition(condition, complain)),
    percent: Math.round(Number(times.find((one) => one !== undefined) ?? 1) * 100),
    access: access.flatMap((id) => id ?? []),
  };
};

const readCondition = (text: string, complain: Complain): TierLevel['conditions'][number] => {
  if (text.startsWith('$')) return { metric: 'cents', atLeast: readMoney(text, complain) };
  const [, count = '0', what = ''] = /^(\S+) (.+)$/.exec(text) ?? [];
  return { metric: readWord(what, metrics, 'sales', complain), atLeast: readCount(count, complain) };
};

/** What a level may ask for, money apart. */
export const metrics: Readonly<Record<string, TierMetric>> = { compras: 'sales', ganados: 'earned', 'de saldo': 'held' };

/** The `niveles` field, of which only what differs need be said: `por mes; gracia 7 días; cae a lo que alcanza`. */
export const readLadder = (text: string | undefined, levels: readonly TierLevel[], complain: Complain): TierLadder =>
  (text ?? 'de por vida').split('; ').reduce<TierLadder>((ladder, clause) => readRule(ladder, clause, complain), { levels, over: { kind: 'lifetime' }, countsOwnSale: false, graceDays: 0, onFall: 'step', resetOnRedeem: false });

const readRule = (ladder: TierLadder, clause: string, complain: Complain): TierLadder => {
  const calendar = /^por (mes|trimestre|año)$/.exec(clause)?.[1];
  const days = /^en (\d+) días$/.exec(clause)?.[1];
  const grace = /^gracia (\d+) días?$/.exec(clause)?.[1];
  if (calendar !== undefined) return { ...ladder, over: { kind: 'calendar', period: calendar === 'mes' ? 'month' : calendar === 'trimestre' ? 'quarter' : 'year' } };
  if (days !== undefined) return { ...ladder, over: { kind: 'rolling', days: Number(days) } };
  if (grace !== undefined) return { ...ladder, graceDays: Number(grace) };
  return { ...ladder, ...readWord<Partial<TierLadder>>(clause, rules, {}, complain) };
};

const rules: Readonly<Record<string, Partial<TierLadder>>> = {
  'de por vida': { over: { kind: 'lifetime' } },
  'cuenta su propia venta': { countsOwnSale: true },
  'cae un nivel': { onFall: 'step' },
  'cae a lo que alcanza': { onFall: 'reach' },
  'vuelve a cero al canjear': { resetOnRedeem: true },
};
