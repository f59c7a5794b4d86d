import type { Contact } from '../devices/index.ts';
import { expect, test } from 'vitest';
import type { JudgedBatch } from './batch.ts';
import { bisected } from './bisect.ts';
import type { Piece } from './turns.ts';

const refusal = (): Error => Object.assign(new Error('unsupported Unicode escape sequence'), { code: '22P05' });
const nothing = { pieces: [] } as unknown as JudgedBatch;
const heartbeat = (): Piece => ({ waiting: { submission: { contact: {} as Contact } } as Piece['waiting'], arrivals: [], isLast: true });

test('law no poison: what a phone tells of itself is left out when the database refuses it, and nothing else', async () => {
  const judged: boolean[] = [];
  const judgeOnce = (pieces: readonly Piece[]): Promise<JudgedBatch> => {
    const told = pieces.some(({ withoutContact }) => withoutContact !== true);
    judged.push(told);
    return told ? Promise.reject(refusal()) : Promise.resolve(nothing);
  };
  const reported: unknown[] = [];
  expect(await bisected([heartbeat(), heartbeat()], judgeOnce, (thrown) => reported.push(thrown))).toEqual([nothing]);
  expect(judged).toEqual([true, false]);
  expect(reported).toHaveLength(1);
});

test('a refusal that stays without events and contacts is thrown on', async () => {
  await expect(bisected([heartbeat()], () => Promise.reject(refusal()), () => undefined)).rejects.toThrow('Unicode');
});
