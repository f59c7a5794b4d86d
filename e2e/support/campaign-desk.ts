import { consoleBuilder, consoleCampaigns, consoleDryRun, consoleRules, consoleTemplates } from '@qoa/messages';
import type { Locator, Page } from 'playwright-core';

const [k, b, r, d] = [consoleCampaigns.es, consoleBuilder.es, consoleRules.es, consoleDryRun.es];

/** What a story asks of a campaign; the rest is as the template has it, without its limit. */
export interface WantedCampaign {
  readonly name: string;
  readonly product: { readonly ean: string; readonly name: string };
  /** What it gives for each purchase, and on a birthday where it is begun from that template. */
  readonly stamps: number | 'birthday';
  /** The group of cards that it is for alone. */
  readonly segment?: string;
}

/** Two people of the console, each at a page of their own. */
export interface Desk {
  readonly author: Page;
  readonly approver: Page;
}

/** Written by one person and published by the other. */
export const publish = async ({ author, approver }: Desk, wanted: WantedCampaign, before = async (): Promise<void> => undefined): Promise<void> => {
  await writeCampaign(author, wanted);
  await before();
  await submitCampaign(author);
  await openCampaign(approver, wanted.name);
  await approveCampaign(approver);
};

/** Opens a campaign from the console's list. */
export const openCampaign = async (console: Page, name: string): Promise<void> => {
  await console.getByRole('link', { name: k.navCampaigns, exact: true }).click();
  await console.getByRole('link', { name, exact: true }).click();
  await console.getByRole('heading', { name, level: 1 }).waitFor();
};

/** Writes a campaign from the template *sello por compra*, or *cumpleaños*, that counts from yesterday on, keeps it as a draft, and shows it. */
export const writeCampaign = async (console: Page, { name, product, stamps, segment }: WantedCampaign): Promise<void> => {
  await console.getByRole('link', { name: k.navCampaigns, exact: true }).click();
  await console.getByRole('link', { name: k.create, exact: true }).click();
  await console.getByRole('button', { name: new RegExp(`^${stamps === 'birthday' ? consoleTemplates.es.birthday : consoleTemplates.es.purchase}`) }).click();
  await console.getByLabel(b.name, { exact: true }).fill(name);
  if (stamps !== 'birthday') await console.getByLabel(r.givesUnits, { exact: true }).fill(String(stamps));
  await (await opened(console, b.datesTitle)).getByLabel(b.startsAt, { exact: true }).fill(dayFromNow(-1));
  await (await opened(console, b.limitsTitle)).getByRole('button', { name: b.removeOne(r.limitNo(1)) }).click();
  const products = await opened(console, b.productsTitle);
  await products.getByRole('button', { name: new RegExp(`^${b.takeOut('')}`) }).click();
  await products.getByRole('combobox', { name: r.products, exact: true }).fill(product.ean);
  await products.getByRole('option', { name: product.name }).click();
  if (segment !== undefined) {
    const cards = await opened(console, b.cardsTitle);
    await cards.getByRole('combobox', { name: r.cardTags, exact: true }).fill(segment);
    await cards.getByRole('option', { name: segment }).click();
  }
  await console.getByRole('button', { name: b.saveDraft, exact: true }).click();
  await console.getByRole('status').getByText(b.savedState).waitFor();
  await console.getByRole('button', { name: b.back, exact: true }).click();
  await console.getByRole('heading', { name, level: 1 }).waitFor();
};

/** Proposes that the campaign on screen gives another number of stamps, and sends it to review. */
export const reviseStamps = async (console: Page, stamps: number): Promise<void> => {
  await press(console, k.revise);
  await console.getByLabel(r.givesUnits, { exact: true }).fill(String(stamps));
  await press(console, b.submit);
  await console.getByText(k.besideInReview, { exact: true }).waitFor();
};

/** Tries the campaign on screen on a shop that is made up; answers the totals that it shows, by their names. */
export const dryRunOnSample = async (console: Page): Promise<ReadonlyMap<string, string>> => {
  await console.getByRole('radio', { name: d.sample }).check();
  await press(console, d.start);
  const totals = console.locator(`dl[aria-label="${d.totals}"] .tile`);
  await totals.first().waitFor();
  return new Map((await totals.allInnerTexts()).map((tile): [string, string] => tile.split('\n').filter((line) => line !== '') as [string, string]));
};

/** Asks the stores of the campaign on screen to take part, for these pesos a sale. */
export const inviteStores = async (console: Page, pesosASale: number): Promise<void> => {
  await press(console, k.partChangeLong);
  await console.getByRole('radio', { name: k.optIn }).check();
  await console.getByRole('radio', { name: k.partPaySome }).check();
  await console.getByLabel(k.partPayAmount, { exact: true }).fill(String(pesosASale));
  await press(console, k.partSave);
  await isSaid(console, k.partDone);
};

export const submitCampaign = (console: Page): Promise<void> => does(console, k.submit, k.submitTitle, k.submit, k.submitDone);
export const approveCampaign = (console: Page): Promise<void> => does(console, k.approve, k.approveTitle, k.approveConfirm, k.approveDone);
export const pauseCampaign = (console: Page): Promise<void> => does(console, k.pause, k.pauseTitle, k.pause, k.pauseDone);
export const resumeCampaign = (console: Page): Promise<void> => does(console, k.resume, k.resumeTitle, k.resume, k.resumeDone);

/** Lets the campaign on screen end with this day, `2026-12-24`; prizes may be had for ever. */
export const endCampaign = (console: Page, lastDay: string): Promise<void> =>
  does(console, k.end, k.endTitle, k.end, k.endDone, async (asked) => {
    await asked.locator('input[type=date]').first().fill(lastDay);
    await asked.getByLabel(k.endRedeemNever).check();
  });

/** The day this many days away, as a field takes it. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const does = async (console: Page, action: string, title: string, confirm: string, done: string, fill?: (asked: Locator) => Promise<void>): Promise<void> => {
  await press(console, action);
  const asked = console.getByRole('dialog', { name: title });
  await fill?.(asked);
  await asked.getByRole('button', { name: confirm, exact: true }).click();
  await isSaid(console, done);
};

/** A part of the form that stood closed. */
const opened = async (console: Page, title: string): Promise<Locator> => {
  const heading = console.getByRole('heading', { name: title, level: 2, exact: true });
  await heading.click();
  return console.locator('details.section').filter({ has: heading });
};

const press = (console: Page, name: string): Promise<void> => console.getByRole('button', { name, exact: true }).click();

const isSaid = (console: Page, words: string): Promise<void> => console.getByRole('status').getByText(words).waitFor();
