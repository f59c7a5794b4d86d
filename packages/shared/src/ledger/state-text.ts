import type { JudgedNo } from '../ids/index.ts';
import type { Balances } from './balances.ts';
import type { Lot } from './posting.ts';

/**
 * The canonical text of a ledger's state: a line for each account that is not 0 and each lot, sorted by code units, each ended by a
 * line feed. Its SHA-256 (taken at the edge) is the state hash: equal states have equal text wherever they are computed.
 */
export const stateText = (balances: Balances, lots: Iterable<Lot & { readonly judgedNo: JudgedNo }>): string => {
  const lines: string[] = [];
  for (const [key, units] of balances) if (units !== 0) lines.push(`a:${key}=${units}\n`);
  for (const lot of lots) lines.push(`${lotLine(lot)}\n`);
  return lines.sort(byCodeUnits).join('');
};

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const lotLine = (lot: Lot & { readonly judgedNo: JudgedNo }): string =>
  // Said only of lots that are held back, so that what stood before there were any has the hash it had.
  `l:${lot.judgedNo}:${lot.card}:${lot.programme}=${lot.units},${lot.remaining},${lot.expiresAtMs ?? '-'}${lot.usableFromMs === null ? '' : `,${lot.usableFromMs}`}`;
