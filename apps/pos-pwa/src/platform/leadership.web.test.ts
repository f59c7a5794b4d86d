import { describe, expect, test, vi } from 'vitest';
import { seekLeadership } from './leadership.ts';

const seeker = (name: string) => {
  const heard: string[] = [];
  return { heard, ...seekLeadership(name, { won: () => heard.push('won'), lost: () => heard.push('lost') }) };
};

describe('one tab that works', () => {
  test('the first leads, the next waits, and takes over when the first is gone', async () => {
    const name = crypto.randomUUID();
    const first = seeker(name);
    await vi.waitUntil(() => first.heard.includes('won'));
    const next = seeker(name);
    await vi.waitUntil(async () => ((await navigator.locks.query()).pending ?? []).some((lock) => lock.name === name));
    expect(next.heard).toEqual([]);
    first.stop();
    await vi.waitUntil(() => next.heard.includes('won'));
    expect([first.heard, next.heard]).toEqual([['won', 'lost'], ['won']]);
    next.stop();
  });

  test('a leader that nobody sees gives way to a tab that waits, and leads again when that one is gone', async () => {
    const name = crypto.randomUUID();
    const hidden = seeker(name);
    await vi.waitUntil(() => hidden.heard.includes('won'));
    const shown = seeker(name);
    await vi.waitUntil(async () => ((await navigator.locks.query()).pending ?? []).some((lock) => lock.name === name));
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    visibility.mockRestore();
    await vi.waitUntil(() => shown.heard.includes('won'));
    expect(hidden.heard).toEqual(['won', 'lost']);
    shown.stop();
    await vi.waitUntil(() => hidden.heard.length === 3);
    hidden.stop();
  });

  test('a tab that takes the lead has it at once, the other waits behind it, and leads again when it is gone', async () => {
    const name = crypto.randomUUID();
    const first = seeker(name);
    await vi.waitUntil(() => first.heard.includes('won'));
    const next = seeker(name);
    const isWaiting = async (): Promise<boolean> => ((await navigator.locks.query()).pending ?? []).filter((lock) => lock.name === name).length === 1;
    await vi.waitUntil(isWaiting);
    next.take();
    await vi.waitUntil(() => next.heard.includes('won') && first.heard.includes('lost'));
    await vi.waitUntil(isWaiting);
    next.take();
    await vi.waitUntil(isWaiting);
    expect([first.heard, next.heard]).toEqual([['won', 'lost'], ['won']]);
    next.stop();
    await vi.waitUntil(() => first.heard.length === 3);
    expect(next.heard).toEqual(['won', 'lost']);
    first.stop();
  });
});
