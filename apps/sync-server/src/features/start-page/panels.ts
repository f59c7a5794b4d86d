import { escapeMarkup as safe } from '@qoa/design';
import { cardEs, type startPage } from '@qoa/messages';
import { cardQrText, writtenCardCode, writtenEnrolmentCode } from '@qoa/shared/codes';
import type { EnrolmentCode } from '@qoa/shared/ids';
import type { DemoShown } from '../demo/index.ts';
import { qrSvg } from '../wire/index.ts';

export type StartWords = (typeof startPage)['es'] | (typeof startPage)['en'];
type Store = DemoShown['stores'][number];
type Card = DemoShown['cards'][number];

/** The shopkeeper: a one-time code for each store, typed or scanned. */
export const tenderoPanel = (words: StartWords, demo: DemoShown | null): string => {
  const [first, ...others] = demo?.stores ?? [];
  return panel('tendero', words.tendero, words.tenderoDoes, first === undefined ? button('/pos/', words.openPhone) : `
<div class="with-qr">
<div>${button(first.enrolUrl, words.openPhone)}
<p>${safe(words.enrolWith(first.name))}</p>
<p class="code">${safe(writtenEnrolmentCode(first.enrolCode as EnrolmentCode))}</p></div>
<figure>${qrSvg(first.enrolUrl, { label: words.enrolWith(first.name) })}<figcaption>${safe(words.scanToEnrol)}</figcaption></figure>
</div>
<details><summary>${safe(words.moreStores)}</summary><ul class="plain">${others.map((store) => otherStore(words, store)).join('')}</ul></details>`);
};

const otherStore = (words: StartWords, store: Store): string =>
  `<li><a href="${safe(store.enrolUrl)}">${safe(words.enrolWith(store.name))}</a> <span class="code">${safe(writtenEnrolmentCode(store.enrolCode as EnrolmentCode))}</span></li>`;

const cardsInFront = 2;

/** The customer: cards whose QR can be scanned from the screen, and whose page opens beside it. */
export const customerPanel = (words: StartWords, demo: DemoShown | null): string => {
  const cards = demo?.cards ?? [];
  const [front, rest] = [cards.slice(0, cardsInFront), cards.slice(cardsInFront)];
  return panel('customer', words.customer, words.customerDoes, cards.length === 0 ? button('/card/', words.openCard) : `
<ul class="cards">${front.map((card, at) => cardShown(words, card, at)).join('')}</ul>
<details><summary>${safe(words.moreCards(rest.length))}</summary><ul class="cards">${rest.map((card, at) => cardShown(words, card, cardsInFront + at)).join('')}</ul></details>`);
};

const cardShown = (words: StartWords, { code, url }: Card, at: number): string => `<li>
<figure>${qrSvg(cardQrText(code), { label: cardEs.qrLabel })}</figure>
<div><h3>${safe(words.cardOf(at + 1))}</h3><p class="code">${safe(writtenCardCode(code))}</p>${button(url, words.openCard)}</div></li>`;

/** Whoever operates Qoa: the console and, in a demo, who may sign in. */
export const consolePanel = (words: StartWords, demo: DemoShown | null): string => {
  const [admin, approver] = [demo?.admin ?? null, demo?.approver ?? null];
  const signIn = admin === null
    ? `<p>${safe(words.noAdminShown)}</p>`
    : `<p>${safe(words.signInWith)}</p>${signInShown(words, admin)}${approver === null ? '' : `<p>${safe(words.approveWith)}</p>${signInShown(words, approver)}`}`;
  return panel('console', words.admin, words.adminDoes, `${button('/admin/', words.openConsole)}${signIn}`);
};

const signInShown = (words: StartWords, { email, password }: NonNullable<DemoShown['admin']>): string =>
  `<dl><dt>${safe(words.email)}</dt><dd class="code">${safe(email)}</dd><dt>${safe(words.password)}</dt><dd class="code">${safe(password)}</dd></dl>`;

/** Whoever writes against the API. */
export const integratorPanel = (words: StartWords): string => panel('integrator', words.integrator, words.integratorDoes, button('/docs', words.openDocs));

const panel = (id: string, title: string, does: string, inner: string): string =>
  `<section class="panel ${id}" aria-labelledby="${id}"><h2 id="${id}">${safe(title)}</h2><p class="does">${safe(does)}</p>${inner}</section>`;

/** A link that looks like what it does: it opens a screen beside this page. */
const button = (href: string, text: string): string => `<a class="button" target="_blank" rel="noopener" href="${safe(href)}">${safe(text)}</a>`;
