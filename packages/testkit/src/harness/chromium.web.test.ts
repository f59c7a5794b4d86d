import { expect, test } from 'vitest';

test('a real browser runs this test', async () => {
  expect(navigator.userAgent).toContain('Chrome');
  const opened = await new Promise((resolve, reject) => {
    const request = indexedDB.open('harness-probe');
    request.onsuccess = () => resolve(request.result.name);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB did not open'));
  });
  expect(opened).toBe('harness-probe');
});
