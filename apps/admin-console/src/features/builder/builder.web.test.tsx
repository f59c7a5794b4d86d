import '../../console.css';
import { ok } from '@qoa/shared/result';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { stubDraft } from '../../stub/stub-parts.ts';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { author, other, testServer } from './open-test-builder.tsx';
import { templates } from './templates.ts';
import { b, begin, field, id, names, open, press, savedDocument, says, saysNo, short, violations } from './test-form.ts';

beforeEach(() => localStorage.clear());
beforeEach(() => page.viewport(1280, 800));

/** Walks by Tab until the focus is there; fails after a hundred steps. */
const tabTo = async (isThere: (element: Element) => boolean): Promise<void> => {
  for (let step = 0; step < 100; step += 1) {
    if (document.activeElement !== null && isThere(document.activeElement)) return;
    await press('{Tab}');
  }
  expect.fail('the keyboard does not lead there');
};
const tabToButton = (name: string): Promise<void> => tabTo((element) => element.tagName === 'BUTTON' && (element.textContent ?? '').startsWith(name));

describe('by keyboard alone', () => {
  test.each(templates)('from the template $name to a saved draft', async ({ name }) => {
    const server = testServer();
    const { visited } = await open(server);
    await expect.element(page.getByText(b.chooseTemplate)).toBeVisible();
    await tabToButton(names[name]);
    await press('{Enter}');
    await expect.element(short()).toBeVisible();
    await tabTo((element) => element.getAttribute('data-at') === 'name');
    await press('{Control>}a{/Control}', 'Campaña nueva');
    await tabToButton(b.saveDraft);
    await press('{Enter}');
    await expect.element(page.getByText(b.savedState)).toBeVisible();
    expect(await savedDocument(server)).toMatchObject({ name: 'Campaña nueva', campaign: 1 });
    await expect.poll(() => visited.at(-1)).toBe('/campanas/1/editar');
    expect(document.querySelector('dialog')).toBeNull();
    expect(await violations()).toEqual([]);
  });

  test('Ctrl+S saves, Ctrl+Z takes back, and the focus stays where it was', async () => {
    const server = testServer();
    await begin(server, 'purchase');
    field('name').focus();
    await press('!', '!');
    await press('{Control>}z{/Control}');
    expect(field('name').value).toBe(names.purchase);
    await press('{Control>}s{/Control}');
    await expect.element(page.getByText(b.savedState)).toBeVisible();
    expect(document.activeElement).toBe(field('name'));
  });

  test('a product is picked with the arrows, and given back with Backspace', async () => {
    await begin(testServer(), 'purchase');
    await page.getByText(b.productsTitle, { exact: true }).click();
    field('products.products').focus();
    await press('agua', '{ArrowDown}', '{ArrowUp}', '{Enter}');
    await expect.element(page.getByRole('button', { name: b.takeOut('Agua Sol 1 L') })).toBeVisible();
    await says('Refresco Sol 600 ml o Agua Sol 1 L');
    await press('{Backspace}');
    await saysNo('Agua');
    await press('{ArrowDown}', '{Escape}');
    expect(document.querySelector('[role=option]')).toBeNull();
  });
});

describe('while it is written', () => {
  test('what it says and how it looks follow each change', async () => {
    await begin(testServer(), 'purchase');
    const picture = (): string => document.querySelector<HTMLImageElement>('.drawn img')?.src ?? '';
    const before = picture();
    await userEvent.fill(field('rewards.0.cost'), '6');
    await says('Con 6 sellos');
    expect(picture()).not.toBe(before);
    await page.getByRole('button', { name: b.en, exact: true }).click();
    await says('With 6 stamps');
  });

  test('a field with a problem says so beside itself, in the list and to a screen reader, and the draft waits', async () => {
    const server = testServer();
    await begin(server, 'purchase');
    await userEvent.fill(field('rewards.0.cost'), '');
    // Its hint is read first, then what is wrong.
    const told = (field('rewards.0.cost').getAttribute('aria-describedby') ?? '').split(' ').map((each) => document.getElementById(each)?.textContent);
    expect(field('rewards.0.cost').getAttribute('aria-invalid')).toBe('true');
    expect(told).toEqual([b.costHint, 'Aquí va un número.']);
    expect(await violations()).toEqual([]);
    field('name').focus();
    await press('{Control>}s{/Control}');
    await expect.element(page.getByText(b.mendFirst(1))).toBeVisible();
    expect(document.activeElement).toBe(field('rewards.0.cost'));
    expect(server.asked.filter((each) => each.startsWith('POST') && !each.includes('warnings'))).toEqual([]);
    await press('7');
    await expect.element(page.getByText(b.allGood)).toBeVisible();
  });

  test.each([
    ['budget.units', 'budgetTitle', '1.000.000', '1,000,000', { budget: { units: 1_000_000 } }],
    ['budget.cents', 'budgetTitle', 'mil', '1000', { budget: { cents: 100_000 } }],
    ['minimum.pieces', 'limitsTitle', '2x', '2', { minimum: { pieces: 2 } }],
    ['cards.lapsedDays', 'cardsTitle', 'treinta', '30', { cards: { lapsedDays: 30 } }],
  ] as const)('what is written into %s and is no number is told, and not taken for nothing', async (at, section, wrong, right, saved) => {
    const server = testServer();
    await begin(server, 'purchase');
    await page.getByText(b[section], { exact: true }).click();
    await userEvent.fill(field(at), wrong);
    expect(document.getElementById(field(at).getAttribute('aria-describedby')?.split(' ').at(-1) ?? '')?.textContent).toBe('Aquí va un número.');
    await press('{Control>}s{/Control}');
    await expect.element(page.getByText(b.mendFirst(1))).toBeVisible();
    await userEvent.fill(field(at), '');
    await expect.element(page.getByText(b.allGood)).toBeVisible();
    await userEvent.fill(field(at), right);
    await press('{Control>}s{/Control}');
    await expect.element(page.getByText(b.savedState)).toBeVisible();
    expect(await savedDocument(server)).toMatchObject(saved);
  });

  test('a day of which a part is written is told, and not taken for no end; cleared it is none', async () => {
    await begin(testServer(), 'purchase');
    await page.getByText(b.datesTitle, { exact: true }).click();
    const [name, ends] = [field('name'), field('endsAtMs')];
    const told = (): string | undefined => document.getElementById(ends.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '')?.textContent;
    ends.focus();
    await press('12');
    name.focus();
    await expect.poll(told).toBe('Aquí va una fecha.');
    // A time beside it says nothing of the day.
    await userEvent.fill(page.getByLabelText(b.timeOf(b.endsAt)), '18:00');
    expect(told()).toBe('Aquí va una fecha.');
    ends.focus();
    await press('{Backspace}');
    name.focus();
    await expect.element(page.getByText(b.allGood)).toBeVisible();
    await userEvent.fill(ends, '2030-01-31');
    await expect.element(page.getByText(b.allGood)).toBeVisible();
  });

  test('a prize for nothing asks how many times, beside the field that answers it', async () => {
    const server = testServer();
    await begin(server, 'purchase');
    await userEvent.fill(field('rewards.0.cost'), '0');
    await page.getByRole('button', { name: /Falta este dato/ }).click();
    await expect.poll(() => document.activeElement).toBe(field('rewards.0.times'));
    expect(document.getElementById(field('rewards.0.times').getAttribute('aria-describedby') ?? '')?.textContent).toBe('Falta este dato.');
    await press('12');
    await expect.element(page.getByText(b.allGood)).toBeVisible();
    expect(document.activeElement).toBe(field('rewards.0.times.max'));
    await press('{Control>}s{/Control}');
    await expect.element(page.getByText(b.savedState)).toBeVisible();
    expect((await savedDocument(server))?.rewards[0]?.times).toEqual({ max: 12, per: 'month' });
  });

  test('a problem in a closed part opens it', async () => {
    await begin(testServer(), 'purchase');
    await page.getByText(b.datesTitle, { exact: true }).click();
    await userEvent.fill(field('endsAtMs'), '2020-01-01');
    await page.getByText(b.datesTitle, { exact: true }).click();
    await page.getByRole('button', { name: /Termina antes de empezar/ }).click();
    await expect.poll(() => document.activeElement).toBe(field('endsAtMs'));
    expect(field('endsAtMs').checkVisibility()).toBe(true);
  });

  test('what is worth a look is told, and may be saved', async () => {
    const server = testServer();
    await begin(server, 'twoForOne');
    await expect.element(page.getByRole('button', { name: /Una sola compra ya paga este premio, como en un 2x1/ })).toBeVisible();
    await press('{Control>}s{/Control}');
    await expect.element(page.getByText(b.savedState)).toBeVisible();
  });

  test('what the server says beside the campaigns that run is told, and a campaign without a number names nobody else\'s', async () => {
    const server = testServer();
    const asked: number[] = [];
    const warnings: CampaignDoors['warnings'] = async ({ document: { campaign } }) => {
      asked.push(campaign);
      return ok({ warnings: [{ field: 'products', code: 'CAMPAIGN_OVERLAPS', facts: { campaign: 9, name: 'Sellos Sol', sameGroup: 0 } }] });
    };
    await begin({ ...server, doors: { ...server.doors, warnings } }, 'purchase');
    await expect.element(page.getByRole('button', { name: /Coincide con “Sellos Sol”/ })).toBeVisible();
    expect(asked).toEqual([2_147_483_647]);
  });

  test('another owner says what cannot stay and that everything counts then, and it comes back', async () => {
    await begin(testServer(), 'purchase');
    await userEvent.selectOptions(field('owner'), 'cpg:2');
    await expect.element(page.getByText(/Se quitó: Refresco Sol 600 ml\. Donde ya no queda ninguno, ahora cuenta todo lo de Botanas Luna/)).toBeVisible();
    await says('producto parti');
    expect(field('rewards.0.name').value).toBe('Refresco Sol 600 ml');
    expect(field('rewards.0.name').closest('.field')?.querySelector('.doubt')?.textContent).toMatch(/^Se llama “Refresco Sol 600 ml”, que es de otro fabricante y ya no está/);
    await page.getByRole('status').getByRole('button', { name: b.undo }).click();
    await says('con un Refresco Sol');
    expect(field('rewards.0.name').closest('.field')?.querySelector('.doubt')).toBeNull();
    expect(field('owner').value).toBe('cpg:1');
  });

  test('a clock is chosen by the name of its city, and the document keeps the zone', async () => {
    const server = testServer();
    await begin(server, 'challenge');
    const zones = field('timeZone');
    expect([...zones.querySelectorAll('option')].map(({ textContent }) => textContent).slice(0, 2)).toEqual(['Ciudad de México (America/Mexico_City)', 'Tijuana (America/Tijuana)']);
    await userEvent.selectOptions(zones, 'Madrid (Europe/Madrid)');
    await press('{Control>}s{/Control}');
    await expect.poll(() => savedDocument(server)).toMatchObject({ timeZone: 'Europe/Madrid' });
  });

  test.each([['holdoutPercent', 'cardsTitle', '5'], ['units.0.heldDays', 'unitsTitle', '3'], ['cooldownMs', 'limitsTitle', '30']] as const)('%s may be left empty, which is none, and what is typed then stands alone', async (at, section, typed) => {
    const server = testServer();
    await begin(server, 'purchase');
    await page.getByText(b[section], { exact: true }).click();
    await expect.poll(() => document.querySelector(`[data-at="${at}"]`)).not.toBeNull();
    await userEvent.fill(field(at), '');
    await expect.element(page.getByText(b.allGood)).toBeVisible();
    expect([field(at).value, field(at).getAttribute('aria-invalid')]).toEqual(['', 'false']);
    field(at).focus();
    await press(typed);
    expect(field(at).value).toBe(typed);
  });

  test('many things to look at are counted, and the card stays in view', async () => {
    const server = testServer();
    const warnings: CampaignDoors['warnings'] = async () => ok({ warnings: Array.from({ length: 9 }, (_, i) => ({ field: 'products', code: 'CAMPAIGN_OVERLAPS', facts: { campaign: 90 + i, name: `Campaña ${i}`, sameGroup: 0 } })) });
    await begin({ ...server, doors: { ...server.doors, warnings } }, 'purchase');
    await page.getByText(b.warnings(9)).click();
    await expect.element(page.getByRole('button', { name: /Coincide con “Campaña 8”/ })).toBeVisible();
    await page.getByText(b.warnings(9)).click();
    await expect.poll(() => page.getByRole('button', { name: /Coincide con “Campaña 8”/ }).query()).toBeNull();
    await expect.element(page.getByRole('img', { name: /sellos/ })).toBeInViewport();
    expect(await violations()).toEqual([]);
  });

  test('a removed rule is told, and comes back', async () => {
    await begin(testServer(), 'first');
    await page.getByRole('button', { name: b.removeOne(b.ruleNo(1)) }).click();
    await saysNo('primera compra');
    await page.getByRole('status').getByRole('button', { name: b.undo }).click();
    await says('primera compra');
  });

  test('every kind of rule can be chosen, each valid as it comes', async () => {
    await begin(testServer(), 'purchase');
    for (const kind of ['item', 'items', 'amount', 'ticket', 'different', 'combo', 'first', 'birthday', 'visit']) {
      await userEvent.selectOptions(field('earn.0.per.kind'), kind);
      await expect.element(page.getByText(b.allGood)).toBeVisible();
    }
  });

  test('everything open has no violation, and nothing runs off the side of a phone', async () => {
    await page.viewport(360, 640);
    const server = testServer();
    await begin(server, 'gold');
    for (const at of ['limits', 'multipliers']) {
      await page.getByText(at === 'limits' ? b.limitsTitle : b.multipliersTitle, { exact: true }).click();
      field(at).click();
    }
    const closed = (): NodeListOf<HTMLElement> => document.querySelectorAll('.form details:not([open]) > summary');
    // What opens may hold what is closed.
    await expect.poll(() => [...closed()].map((summary) => summary.click()).length).toBe(0);
    expect(await violations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});

describe('a campaign that stands', () => {
  test('is sent to review in one press, saved on the way, and shown', async () => {
    const server = testServer();
    const { opened } = await begin(server, 'birthday');
    await page.getByRole('button', { name: b.submit }).click();
    await expect.poll(() => opened).toEqual([id]);
    const detail = await server.doors.detail(id);
    expect(detail.ok && detail.value.state).toBe('in-review');
  });

  test('what was published keeps owner, zone and units; the rest may be proposed anew', async () => {
    const server = testServer();
    server.campaigns.play(1, author, { do: 'edit', document: stubDraft() }, { do: 'submit' });
    server.campaigns.play(1, other, { do: 'approve', effectiveFromMs: null });
    await open(server, id);
    await expect.element(page.getByLabelText(b.owner)).toBeDisabled();
    expect([...field('units').querySelectorAll('option')].map(({ value }) => value)).toEqual(['stamps', 'stampsAndPoints']);
    await userEvent.fill(field('rewards.0.cost'), '9');
    await press('{Control>}s{/Control}');
    await expect.element(page.getByText(b.savedState)).toBeVisible();
    expect((await savedDocument(server))?.rewards[0]?.cost).toBe(9);
  });

  test('in review it is not written to, until it is taken out', async () => {
    const server = testServer();
    server.campaigns.play(1, author, { do: 'edit', document: stubDraft() }, { do: 'submit' });
    await open(server, id);
    await page.getByRole('button', { name: b.withdraw }).click();
    await expect.element(page.getByLabelText(b.name)).toBeVisible();
  });
});
