import { drawWordmark, escapeMarkup as safe } from '@qoa/design';
import { errorPage, errorText, type Locale } from '@qoa/messages';
import type { HttpErrorCode } from '@qoa/shared/errors';
import type { Facts } from '@qoa/shared/events';

/** What a browser was refused. */
export interface RefusedPage {
  readonly code: HttpErrorCode;
  readonly facts: Facts;
  readonly status: number;
}

/** What the page may load: its one stylesheet, its icon. It stands in the place of answers of every kind, so it brings its own. */
export const errorPagePolicy = "default-src 'none';style-src 'self';img-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'";

/** What happened and where to go from here. No script, no inline style. */
export const errorPageHtml = ({ code, facts, status }: RefusedPage, locale: Locale): string => {
  const words = errorPage[locale];
  const [what, next] = errorText(code, facts, locale);
  return `<!doctype html>
<html lang="${locale === 'es' ? 'es-MX' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${safe(what)} · ${safe(words.mark)}</title>
<link rel="icon" href="/start/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/start/error.css">
</head>
<body>
<header><p class="mark">${drawWordmark(words.mark, 'currentColor')}</p></header>
<main>
<h1>${safe(what)}</h1>
<p>${safe(next)}</p>
<nav>
${mayPass(status) ? `<a class="first" href="">${safe(words.again)}</a>\n` : ''}<a${mayPass(status) ? '' : ' class="first"'} href="/">${safe(words.start)}</a>
<a href="/pos/">${safe(words.phone)}</a>
<a href="/card/">${safe(words.card)}</a>
</nav>
<p class="code">${safe(words.code(code))}</p>
</main>
</body>
</html>
`;
};

/** Whether the same address may open in a while: too many tries, or trouble of ours. */
const mayPass = (status: number): boolean => status === 429 || status >= 500;
