import { expect, test, vi } from 'vitest';
import { stayAwake } from './wake-lock.ts';

const shownPage = () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  return {
    page,
    become: (state: DocumentVisibilityState): void => {
      page.visibilityState = state;
      page.dispatchEvent(new Event('visibilitychange'));
    },
  };
};

const screenThat = (request: () => Promise<WakeLockSentinel>): Pick<Navigator, 'wakeLock'> => ({ wakeLock: { request } });

test('the screen is asked to stay on at once, and again each time that the page is shown again', () => {
  const request = vi.fn(() => Promise.resolve({} as WakeLockSentinel));
  const { page, become } = shownPage();
  stayAwake(screenThat(request), page);
  expect(request.mock.calls).toEqual([['screen']]);
  become('hidden');
  expect(request).toHaveBeenCalledTimes(1);
  become('visible');
  expect(request).toHaveBeenCalledTimes(2);
});

test('a phone that refuses, or that cannot, is asked and nothing else happens', async () => {
  const request = vi.fn(() => Promise.reject(new DOMException('low battery', 'NotAllowedError')));
  const { page, become } = shownPage();
  stayAwake(screenThat(request), page);
  become('visible');
  expect(request).toHaveBeenCalledTimes(2);
  await Promise.resolve();
  expect(() => stayAwake({} as Pick<Navigator, 'wakeLock'>, page)).not.toThrow();
});
