import '@qoa/design/tokens.css';
import './shell.css';
import { errorText, phoneCarry, phoneIdentity, phoneScan, phoneStatus } from '@qoa/messages';
import { describe, expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { fakeServer, type FakeServer } from '../features/sync/fake-server.ts';
import { openTestApp, type TestApp } from './open-test-app.tsx';
import { misfits, tick, violations } from './test-eyes.ts';

const [words, status, scan] = [phoneIdentity.es, phoneStatus.es, phoneScan.es];

const shown = async (server: FakeServer, name: string): Promise<TestApp & { readonly end: () => Promise<void> }> => {
  const home = location.href;
  const phone = await openTestApp(server, name);
  const view = await render(phone.app);
  let ended = false;
  const end = async (): Promise<void> => {
    if (ended) return;
    ended = true;
    await view.unmount();
    await phone.close();
    history.replaceState(null, '', home);
  };
  onTestFinished(end);
  return { ...phone, end };
};

const isWhole = async (): Promise<void> => {
  for (const [width, height] of [[360, 640], [320, 568]] as const) {
    await page.viewport(width, height);
    await tick();
    expect([await violations(), misfits()]).toEqual([[], []]);
  }
  await page.viewport(360, 640);
};

describe('a phone that was revoked', () => {
  test('law kept: delivers what waits, keeps its keys until the backup covers it, then forgets them; queue and drawer are never touched', async () => {
    const [server, name] = [fakeServer(), crypto.randomUUID()];
    const phone = await shown(server, name);
    await phone.until(() => phone.sync.truth().link === 'reached');
    server.weather.losesAnswers = true;
    await phone.sell(3);
    for (const { enrolment, seq, hash } of await phone.outbox.latest(1)) await phone.outbox.toDrawer(enrolment, [{ seq, hash }]);
    server.weather.revoked = true;
    phone.sync.tryNow();
    await expect.element(page.getByRole('heading', { name: status.revokedTitle })).toBeVisible();
    await expect.element(page.getByText(words.stillDelivering(2))).toBeVisible();
    await expect.element(page.getByRole('link', { name: words.rescue })).toHaveAttribute('href', '/pos/rescate');
    await isWhole();
    await page.getByRole('link', { name: words.rescue }).click();
    await expect.element(page.getByRole('button', { name: phoneCarry.es.share })).toBeVisible();
    await expect.element(page.getByText(phoneCarry.es.ownWaiting(2))).toBeVisible();
    await isWhole();
    await page.getByRole('link', { name: words.back }).click();

    server.weather.losesAnswers = false;
    await page.getByRole('button', { name: status.sendNow }).click();
    await expect.element(page.getByText(words.awaitingBackup)).toBeVisible();
    expect(await phone.vault.list('enrolment:')).toHaveLength(1);
    await phone.end();

    server.weather.coveredJudgedNo = server.judged.length;
    const later = await shown(server, name);
    await expect.element(page.getByRole('heading', { name: words.wipedTitle })).toBeVisible();
    await isWhole();
    expect((await later.vault.list('')).map(({ name: record }) => record.split(':')[0])).toEqual(['holding', 'wiped']);
    expect([await later.outbox.drawerCount(), await later.outbox.latest(9)]).toEqual([1, []]);

    // Only the old enrolment was revoked.
    server.weather.revoked = false;
    await page.getByRole('button', { name: scan.type }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('ABCDEFGH1Y');
    await page.getByRole('button', { name: scan.typeEnrolDone, exact: true }).click();
    await expect.element(page.getByRole('navigation')).toBeVisible();
  });
});

describe('leaving a store', () => {
  test('law kept: is refused while events are only here, with how many and the ways out; then it is asked once and done', async () => {
    const [server, name] = [fakeServer(), crypto.randomUUID()];
    const phone = await shown(server, name);
    await phone.until(() => phone.sync.truth().link === 'reached');
    server.weather.away = true;
    await phone.sell(2);
    await page.getByRole('link', { name: status.tabStatus }).click();
    await page.getByRole('button', { name: words.leave }).click();
    await expect.element(page.getByRole('dialog', { name: words.leaveAsk('La Esquina') })).toBeVisible();
    await isWhole();
    await page.getByRole('button', { name: words.leaveYes }).click();
    await expect.element(page.getByText(errorText('EVENTS_WAIT', { waiting: 2 }, 'es')[0])).toBeVisible();
    await expect.element(page.getByRole('link', { name: words.rescue })).toBeVisible();
    await isWhole();
    expect(phone.device.current()).not.toBeNull();

    server.weather.away = false;
    await page.getByRole('alert').getByRole('button', { name: status.sendNow }).click();
    await phone.until(async () => (await phone.outbox.holdings()).every(({ queued }) => queued === 0));
    await page.getByRole('button', { name: words.leave }).click();
    await page.getByRole('button', { name: words.leaveYes }).click();
    await expect.element(page.getByRole('heading', { name: words.leftTitle })).toBeVisible();
    await expect.element(page.getByText(words.awaitingBackup)).toBeVisible();
    expect(await phone.vault.list('enrolment:')).toHaveLength(1);
    expect(await phone.outbox.holdings()).toMatchObject([{ kept: [[1, 2]] }]);
  });
});
