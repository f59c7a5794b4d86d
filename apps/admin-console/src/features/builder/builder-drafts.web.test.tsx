import '../../console.css';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { stubDraft } from '../../stub/stub-parts.ts';
import { author, left, other, support, testBuilder, testServer, type TestServer } from './open-test-builder.tsx';
import { b, begin, choose, field, id, k, open, press, savedDocument, short, violations } from './test-form.ts';

beforeEach(() => localStorage.clear());
beforeEach(() => page.viewport(1280, 800));

const halfWritten = async (server: TestServer) => {
  const screen = await render(testBuilder(server).screen);
  await choose('combo');
  await userEvent.fill(field('name'), 'A medias');
  return screen;
};

test('whoever may only look gets no form to fill in', async () => {
  const server = testServer();
  server.person = support;
  await open(server);
  await expect.element(page.getByText(b.onlyLook)).toBeVisible();
  expect(document.querySelector('.template, .form')).toBeNull();
  expect(await violations()).toEqual([]);
});

describe('nothing is lost', () => {
  test('a draft is not shown to whoever signs in here next', async () => {
    const server = testServer();
    const first = await halfWritten(server);
    await first.unmount();
    server.person = other;
    const second = await render(testBuilder(server).screen);
    await expect.element(page.getByText(b.chooseTemplate)).toBeVisible();
    expect(page.getByRole('button', { name: b.goOn }).query()).toBeNull();
    await second.unmount();
    server.person = author;
    await open(server);
    await expect.element(page.getByRole('button', { name: b.goOn })).toBeVisible();
  });

  test('a reload brings back what was not saved', async () => {
    const server = testServer();
    const first = await halfWritten(server);
    await expect.poll(() => localStorage.getItem('qoa.builder.1.new') ?? '').toContain('A medias');
    await first.unmount();
    await open(server);
    await page.getByRole('button', { name: b.goOn }).click();
    expect(field('name').value).toBe('A medias');
  });

  test('a server away says so, keeps everything, and the next try saves', async () => {
    const server = testServer();
    await begin(server, 'amount');
    await userEvent.fill(field('name'), 'Puntos de verano');
    server.isAway = true;
    await press('{Control>}s{/Control}');
    await expect.poll(() => document.querySelector('.save-bar [role=alert]')?.textContent).toContain(b.keptHere);
    expect(field('name').value).toBe('Puntos de verano');
    server.isAway = false;
    await press('{Control>}s{/Control}');
    await expect.element(page.getByText(b.savedState)).toBeVisible();
    expect(localStorage.getItem('qoa.builder.1.new')).toBeNull();
  });

  test('leaving with unsaved changes asks, without any it does not', async () => {
    const { opened } = await begin(testServer(), 'purchase');
    await userEvent.fill(field('name'), 'Otra');
    await page.getByRole('button', { name: b.back }).click();
    await page.getByRole('dialog', { name: k.leaveTitle }).getByRole('button', { name: k.leaveStay }).click();
    expect(opened).toEqual([]);
    await press('{Control>}z{/Control}');
    await page.getByRole('button', { name: b.back }).click();
    await expect.poll(() => opened).toEqual([left]);
  });

  test('another template does not throw away what was left unfinished', async () => {
    const server = testServer();
    const first = await halfWritten(server);
    await first.unmount();
    const second = await render(testBuilder(server).screen);
    await choose('gold');
    await expect.element(short()).toBeVisible();
    await second.unmount();
    await open(server);
    await expect.element(page.getByRole('button', { name: b.goOn })).toBeVisible();
  });

  test('somebody else was faster: what they did is shown, and saving goes over just that', async () => {
    const server = testServer();
    server.campaigns.play(1, author, { do: 'edit', document: stubDraft() });
    await open(server, id);
    await userEvent.fill(field('name'), 'La mía');
    server.campaigns.play(1, other, { do: 'edit', document: stubDraft({ name: 'La suya' }) });
    await press('{Control>}s{/Control}');
    const asked = page.getByRole('dialog', { name: b.changedTitle });
    await expect.poll(() => asked.element().textContent).toContain('La suya');
    expect(await violations()).toEqual([]);
    server.campaigns.play(1, other, { do: 'edit', document: stubDraft({ name: 'Y otra más' }) });
    await page.getByRole('button', { name: b.changedOver }).click();
    await expect.poll(() => asked.element().textContent).toContain('Y otra más');
    expect((await savedDocument(server))?.name).toBe('Y otra más');
    await page.getByRole('button', { name: b.changedOver }).click();
    await expect.element(page.getByText(b.savedState)).toBeVisible();
    expect((await savedDocument(server))?.name).toBe('La mía');
  });
});
