import '@qoa/design/tokens.css';
import './shell.css';
import { errorText, phoneErrorText, phoneIdentity, phoneScan, phoneStatus } from '@qoa/messages';
import { describe, expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { fakeServer, type FakeServer } from '../features/sync/fake-server.ts';
import { misfits, tick, violations } from './test-eyes.ts';
import { openTestApp, type TestApp } from './open-test-app.tsx';

const [words, status, scan] = [phoneIdentity.es, phoneStatus.es, phoneScan.es];
/** With a right checksum. */
const code = 'ABCDEFGH1Y';

const shown = async (server: FakeServer): Promise<TestApp> => {
  const home = location.href;
  const phone = await openTestApp(server);
  const view = await render(phone.app);
  onTestFinished(async () => {
    await view.unmount();
    await phone.close();
    history.replaceState(null, '', home);
  });
  await expect.element(page.getByRole('navigation')).toBeVisible();
  return phone;
};
const openLink = (): void => {
  location.hash = `#enrol=${code}`;
};
const states = ({ device }: TestApp): readonly string[] => device.enrolments().map(({ state }) => state);
const queues = async ({ outbox }: TestApp): Promise<readonly number[]> => (await outbox.holdings()).map(({ queued }) => queued);

describe('an enrolment link on a phone that has a store', () => {
  test('says whose phone this is and what to do, and changes nothing', async () => {
    const phone = await shown(fakeServer());
    openLink();
    await expect.element(page.getByRole('dialog', { name: words.alreadyTitle('La Esquina') })).toBeVisible();
    expect(location.hash).toBe('');
    for (const [width, height] of [[360, 640], [320, 568]] as const) {
      await page.viewport(width, height);
      await tick();
      expect([await violations(), misfits()]).toEqual([[], []]);
    }
    await page.viewport(360, 640);
    await page.getByRole('button', { name: words.goOn }).click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(states(phone)).toEqual(['active']);
  });

  test('enrols anew where the person says so', async () => {
    const phone = await shown(fakeServer());
    openLink();
    await page.getByRole('button', { name: words.useHere }).click();
    await phone.until(() => phone.device.enrolments().length === 2);
    expect(states(phone)).toEqual(['replaced', 'active']);
    await expect.element(page.getByRole('button', { name: scan.type })).toBeVisible();
  });
});

describe('a phone that has to enrol anew', () => {
  test('law kept: its key is unknown; from its status it is enrolled, the old queue waits and says so, and drains once the server knows the old key again', async () => {
    const server = fakeServer();
    const phone = await shown(server);
    const [old] = phone.device.enrolments();
    server.weather.forgotten = old === undefined ? [] : [old.enrolment];
    server.weather.adopts = false;
    await phone.sell(2);
    await page.getByText(phoneErrorText('KEY_UNKNOWN', {}, 'es')[0]).click();
    await page.getByRole('link', { name: status.enrolAnew }).click();
    await page.getByRole('button', { name: scan.type }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(code);
    await page.getByRole('button', { name: scan.typeEnrolDone, exact: true }).click();
    await phone.until(() => phone.device.enrolments().length === 2);
    await phone.sell();
    await phone.until(async () => (await queues(phone)).join() === '2,0');
    expect(server.judged.map(({ enrolment, seq }) => [enrolment === old?.enrolment, seq])).toEqual([[false, 1]]);

    await page.getByText(words.earlierStuck(2)).click();
    await expect.element(page.getByRole('alert').getByText(words.earlierStuckNext)).toBeVisible();
    expect(page.getByRole('link', { name: status.enrolAnew }).query()).toBeNull();
    await expect.element(page.getByRole('link', { name: words.rescue })).toHaveAttribute('href', '/pos/rescate');
    expect([await violations(), misfits()]).toEqual([[], []]);

    server.weather.forgotten = [];
    await page.getByRole('button', { name: status.sendNow }).click();
    await phone.until(async () => (await queues(phone)).join() === '0,0');
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(server.judged.map(({ seq }) => seq)).toEqual([1, 1, 2]);
  });

  test('its storage was rolled back; a link opened here enrols it at once, and both queues drain', async () => {
    const server = fakeServer();
    server.weather.seen = 40;
    const phone = await shown(server);
    await phone.sell(2);
    await expect.element(page.getByText(errorText('STORAGE_ROLLED_BACK', {}, 'es')[0])).toBeVisible();
    server.weather.seen = 0;
    openLink();
    await phone.until(() => phone.device.enrolments().length === 2);
    await phone.sell(3);
    await phone.until(async () => (await queues(phone)).join() === '0,0');
    expect(await phone.outbox.holdings()).toMatchObject([{ nextSeq: 3 }, { nextSeq: 4 }]);
    await phone.until(() => phone.sync.truth().trouble === null);
    expect(phone.device.sealer({ actor: 0, card: null, cardTyped: false, lines: [], ticketCents: null, basis: null })?.enrolment).toBe(phone.device.enrolments()[1]?.enrolment);
  });
});
