import { drawWordmark, escapeMarkup as safe } from '@qoa/design';
import { errorPage, errorText, type Locale } from '@qoa/messages';
import type { HttpErrorCode } from '@qoa/shared/errors';
import type { Facts } from '@qoa/shared/events';
import { otherLanguageLink, webPageHtml } from './web-page.ts';

/** What a browser was refused. */
export interface RefusedPage {
  readonly code: HttpErrorCode;
  readonly facts: Facts;
  readonly status: number;
}

/** What the page may load: its one stylesheet, its icon. It stands in the place of answers of every kind, so it brings its own. */
export const errorPagePolicy = "default-src 'none';style-src 'self';img-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'";

/** What happened and where to go from here. */
export const errorPageHtml = ({ code, facts, status }: RefusedPage, locale: Locale): string => {
  const words = errorPage[locale];
  const [what, next] = errorText(code, facts, locale);
  return webPageHtml({
    locale,
    title: `${what} · ${words.mark}`,
    stylesheet: '/start/error.css',
    head: '<meta name="robots" content="noindex">',
    body: `<header><p class="mark">${drawWordmark(words.mark, 'currentColor')}</p><p class="language">${otherLanguageLink(locale, safe(words.otherLanguage))}</p></header>
<main>
<h1>${safe(what)}</h1>
<p>${safe(next)}</p>
<nav>
${mayPass(status) ? `<a class="first" href="">${safe(words.again)}</a>\n` : ''}<a${mayPass(status) ? '' : ' class="first"'} href="/">${safe(words.start)}</a>
<a href="/pos/">${safe(words.phone)}</a>
<a href="/card/">${safe(words.card)}</a>
</nav>
<p class="code">${safe(words.code(code))}</p>
</main>`,
  });
};

/** Whether the same address may open in a while: too many tries, or trouble of ours. */
const mayPass = (status: number): boolean => status === 429 || status >= 500;
