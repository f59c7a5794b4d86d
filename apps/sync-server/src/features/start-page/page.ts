import { drawCard, drawWordmark, escapeMarkup as safe } from '@qoa/design';
import { type Locale, startPage } from '@qoa/messages';
import type { DemoShown } from '../demo/index.ts';
import { otherLanguageLink, webPageHtml } from '../wire/index.ts';
import { consolePanel, customerPanel, integratorPanel, tenderoPanel } from './panels.ts';
import { productShelf } from './product-shelf.ts';
import { realPhone } from './real-phone.ts';

/** What the page at the root tells. */
export interface PageContent {
  readonly locale: Locale;
  /** Null without the demo world: then the page shows where the screens are and no codes. */
  readonly demo: DemoShown | null;
  /** The address on the local network, where the server offers one. */
  readonly lanUrl: string | null;
}

/** The whole page at the root: four people, four screens, and what to scan. */
export const startPageHtml = ({ locale, demo, lanUrl }: PageContent): string => {
  const words = startPage[locale];
  return webPageHtml({
    locale,
    title: `${words.title} · ${words.tagline}`,
    stylesheet: '/start/start.css',
    head: `<meta name="description" content="${safe(words.intro)}">`,
    body: `<header class="sign">
<div class="sign-words">
<p class="mark">${drawWordmark(words.title)}</p>
<h1>${safe(words.tagline)}</h1>
<p class="intro">${safe(words.intro)}</p>
<nav>${otherLanguageLink(locale, safe(words.otherLanguage))}</nav>
</div>
<div class="sign-card">${drawCard({ name: words.cardName, prize: words.cardPrize, filled: 3, pending: 0, goal: 8, title: words.cardName, desc: words.cardDrawing })}</div>
</header>
<main>
<section class="steps" aria-labelledby="two-minutes">
<h2 id="two-minutes">${safe(words.twoMinutes)}</h2>
<ol>${[words.step1, words.step2, words.step3, words.step4].map((step) => `<li>${safe(step)}</li>`).join('')}</ol>
<p class="note">${safe(demo === null ? words.emptyDemo : words.demoNotice)}</p>
</section>
<div class="people">
${tenderoPanel(words, demo)}
${customerPanel(words, demo)}
${consolePanel(words, demo)}
${integratorPanel(words)}
</div>
${demo === null ? '' : productShelf(words, demo.products)}
${realPhone(words, lanUrl)}
</main>`,
  });
};
