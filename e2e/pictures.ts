import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { phoneSale } from '@qoa/messages';
import { launchProfile } from '@qoa/testkit/harness';
import { filmOfSale } from './support/camera-film.ts';
import { adminAt, customerAt, tenderoAt } from './support/people.ts';
import { startServer } from './support/server.ts';

/** Takes the README's pictures from the running product: `npm run pictures`. */
const takePictures = async (): Promise<void> => {
  const work = await mkdtemp(join(tmpdir(), 'qoa-pictures-'));
  const server = await startServer();
  const contexts: BrowserContext[] = [];
  const open = async (name: string, options: Parameters<typeof launchProfile>[1] = {}): Promise<BrowserContext> => {
    const context = await launchProfile(join(work, name), { ...options, whole: true, args: ['--accept-lang=es-MX'] });
    contexts.push(context);
    return context;
  };
  try {
    await mkdir(pictures, { recursive: true });
    const { stores, cards, products } = await server.demo();
    const [store, card, product] = [stores[0], cards[0], products.find(({ isPromoted }) => isPromoted)];
    if (store === undefined || card === undefined || product === undefined) throw new Error('the demo world is empty');

    const customer = await customerAt(await open('customer'), card.url);
    await sized(customer.page, phone);
    const tendero = await tenderoAt(await open('phone', { fakeVideo: await filmOfSale(work, card.code, product.ean) }), server);
    await sized(tendero.page, phone);
    await tendero.page.goto(store.enrolUrl);
    await tendero.scanned();
    await shoot(tendero.page, 'tendero-scan');
    await tendero.save();
    await tendero.sees(phoneSale.es.stateAccepted);
    await shoot(tendero.page, 'tendero-saved');
    await customer.seesStamps(1, 8);
    await customer.page.waitForTimeout(1500); // The stamp's animation.
    await shoot(customer.page, 'customer');

    const office = await open('office');
    const admin = await adminAt(office, server);
    await sized(admin, desktop);
    await admin.getByText(store.name).first().waitFor();
    await shoot(admin, 'admin');
    const start = await office.newPage();
    await sized(start, desktop);
    await start.goto(server.url);
    await shoot(start, 'start');
    const integrator = await office.newPage();
    await sized(integrator, desktop);
    await integrator.goto(`${server.url}/docs`);
    await integrator.getByText('/metrics').first().waitFor();
    await shoot(integrator, 'integrator');
  } finally {
    for (const context of contexts) await context.close();
    await server.close();
    await rm(work, { recursive: true, force: true });
  }
};

const pictures = join(import.meta.dirname, '../docs/pictures');
const phone = { width: 360, height: 640 };
const desktop = { width: 1280, height: 800 };

const sized = (page: Page, size: { readonly width: number; readonly height: number }): Promise<void> => page.setViewportSize(size);

const shoot = async (page: Page, name: string): Promise<void> => void (await page.screenshot({ path: join(pictures, `${name}.png`) }));

await takePictures();
