import '@qoa/design/tokens.css';
import './shell.css';
import { phoneIdentity, phoneSale } from '@qoa/messages';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { deleteDatabase } from '../platform/strict-database.ts';
import { fakeServer } from '../features/sync/fake-server.ts';
import { openTestApp } from './open-test-app.tsx';
import { misfits, tick, type, violations } from './test-eyes.ts';

const [words, sale] = [phoneIdentity.es, phoneSale.es];

test('laws kept and once: data deleted under the open page is noticed; the phone enrols anew, and the sale on screen comes back under the new enrolment', async () => {
  await page.viewport(360, 640);
  const [server, name] = [fakeServer(), crypto.randomUUID()];
  const phone = await openTestApp(server, name);
  const home = location.href;
  history.replaceState(null, '', '/pos/');
  const view = await render(phone.app);
  const before = phone.device.current()?.enrolment;
  await type('product', '7501055300075');
  await expect.poll(() => phone.outbox.draft()).not.toBeNull();

  await deleteDatabase(name);
  // The tap notices, unless what keeps the sale on screen has touched the storage before it.
  const noticed = page.getByRole('heading', { name: words.evictedTitle });
  await expect.poll(() => {
    if (noticed.query() === null) page.getByRole('button', { name: new RegExp(sale.save) }).query()?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    return noticed.query();
  }).not.toBeNull();
  for (const [width, height] of [[360, 640], [320, 568]] as const) {
    await page.viewport(width, height);
    await tick();
    expect([misfits(), await violations()]).toEqual([[], []]);
  }

  expect((await phone.device.enrol('BBBBB')).ok).toBe(true);
  server.weather.away = true;
  await page.getByRole('button', { name: new RegExp(sale.save) }).click();
  await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
  const [saved] = await phone.outbox.latest(1);
  expect(saved).toMatchObject({ enrolment: phone.device.current()?.enrolment, seq: 1 });
  expect(saved?.enrolment).not.toBe(before);
  await view.unmount();
  await phone.close();
  history.replaceState(null, '', home);
});
