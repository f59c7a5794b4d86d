import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { escapeMarkup as safe } from '@qoa/design';
import type { Locale } from '@qoa/messages';

/** A page that the server writes itself. `head` and `body` are markup, made safe by who wrote them. */
export interface WebPage {
  readonly locale: Locale;
  readonly title: string;
  /** Where its one stylesheet is. */
  readonly stylesheet: string;
  readonly head?: string;
  readonly body: string;
}

/** The whole document. No script, no inline style. */
export const webPageHtml = ({ locale, title, stylesheet, head, body }: WebPage): string => `<!doctype html>
<html lang="${locale === 'es' ? 'es-MX' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${head === undefined ? '' : `${head}\n`}<title>${safe(title)}</title>
<link rel="icon" href="/start/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${stylesheet}">
</head>
<body>
${body}
</body>
</html>
`;

/** The link that opens the same page in the other language. */
export const otherLanguageLink = (locale: Locale, name: string): string => {
  const other = locale === 'es' ? 'en' : 'es';
  return `<a lang="${other}" hreflang="${other}" href="?lang=${other}">${name}</a>`;
};

/** The sheet of a page that is one piece of paper under the shop's sign: the tokens, the paper, and what is its own. */
export const paperStyle = (own: string): string => [import.meta.resolve('@qoa/design/tokens.css'), import.meta.resolve('./paper.css'), own].map((url) => readFileSync(fileURLToPath(url), 'utf8')).join('');
