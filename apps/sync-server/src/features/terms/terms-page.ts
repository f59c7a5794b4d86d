import { drawWordmark, escapeMarkup as safe } from '@qoa/design';
import { dayText, describeRevision, type Locale, noNames, productNames, type RuleNames, termsPage } from '@qoa/messages';
import { asPromised, isCalledOff } from '@qoa/shared/campaign-life';
import type { InstantMs } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { phaseOf, type Revision, standingFrom } from '@qoa/shared/rules';
import { toldToAnybody } from '../campaigns/index.ts';
import { otherLanguageLink, webPageHtml } from '../wire/index.ts';
import type { CampaignOnRecord } from './terms-store.ts';

/** The terms of a campaign as they stand at an instant, and as they will stand where a change is published. */
export const termsHtml = (campaign: CampaignOnRecord, locale: Locale, nowMs: InstantMs): string => {
  const words = termsPage[locale];
  const [current, next] = standingFrom(campaign.published, nowMs);
  assert(current !== undefined, 'terms are told of what was published');
  const isOff = isCalledOff(campaign.published, nowMs);
  const names: RuleNames = { ...noNames, products: productNames(campaign.products) };
  return page(locale, words.pageTitle(current.name), `<h1>${safe(current.name)}</h1>
${campaign.ownerName === '' ? '' : `<p class="by">${safe(words.by(campaign.ownerName))}</p>`}
${standing(current, isOff, locale, nowMs).map((line) => `<p class="standing">${safe(line)}</p>`).join('\n')}
${told(isOff ? asPromised(current) : current, null, names, locale)}
${where(current, campaign.storesTakingPart, locale, nowMs)}
${isOff ? '' : `<p class="version">${safe(words.version(current.revision, dayText(countsFromMs(current, nowMs), locale, current.timeZone)))}</p>`}
${next === undefined ? '' : `<section class="next"><h2>${safe(words.changes(dayText(next.effectiveFromMs, locale, next.timeZone)))}</h2><p>${safe(words.changesNote)}</p>${told(next, current, names, locale)}</section>`}`);
};

/** What whoever follows a link to no campaign reads. */
export const unknownTermsHtml = (locale: Locale): string => {
  const words = termsPage[locale];
  return page(locale, words.unknownTitle, `<h1>${safe(words.unknownTitle)}</h1><p>${safe(words.unknownNext)}</p>`);
};

/** How it stands today, where it does not simply run. */
const standing = (revision: Revision, isOff: boolean, locale: Locale, nowMs: InstantMs): readonly string[] => {
  const words = termsPage[locale];
  const { redeemUntilMs, timeZone } = revision;
  switch (phaseOf(revision, nowMs)) {
    case 'ended':
      if (isOff) return [words.calledOff];
      // What ends at midnight may be used the day before.
      return [words.ended, ...(redeemUntilMs === null || redeemUntilMs <= nowMs ? [] : [words.redeemUntil(dayText(redeemUntilMs - 1, locale, timeZone))])];
    case 'paused':
      return [words.paused];
    case 'soon':
      return [words.notStarted(dayText(countsFromMs(revision, nowMs), locale, timeZone))];
    case 'active':
      return [];
  }
};

/** In how many stores it is; of one that ended nothing. */
const where = (revision: Revision, stores: number, locale: Locale, nowMs: InstantMs): string => {
  const words = termsPage[locale];
  const phase = phaseOf(revision, nowMs);
  return phase === 'ended' ? '' : `<p>${safe(phase === 'soon' && stores > 0 ? words.storesSoon(stores) : words.stores(stores))}</p>`;
};

/** From when it counts, while that lies ahead; then since when it holds. */
const countsFromMs = ({ startsAtMs, effectiveFromMs }: Revision, nowMs: InstantMs): InstantMs => (startsAtMs > nowMs ? Math.max(startsAtMs, effectiveFromMs) : effectiveFromMs);

/** A revision in words; of one that follows another, what it says anew stands out. */
const told = (revision: Revision, before: Revision | null, names: RuleNames, locale: Locale): string => {
  const { short, terms } = describeRevision(toldToAnybody(revision), names, locale);
  const known = new Set(before === null ? terms : describeRevision(toldToAnybody(before), names, locale).terms);
  const heading = before === null ? 'h2' : 'h3';
  return `${before === null || before.name === revision.name ? '' : `<h3>${safe(revision.name)}</h3>`}
<p class="short">${safe(short)}</p>
<${heading}>${safe(termsPage[locale].terms)}</${heading}>
<ul>${terms.map((line) => `<li>${known.has(line) ? safe(line) : `<strong>${safe(line)}</strong>`}</li>`).join('\n')}</ul>`;
};

const page = (locale: Locale, title: string, inner: string): string => {
  const words = termsPage[locale];
  return webPageHtml({
    locale,
    title,
    stylesheet: '/terms/terms.css',
    body: `<header><p class="mark">${drawWordmark(words.mark, 'currentColor')}</p><nav>${otherLanguageLink(locale, safe(words.otherLanguage))}</nav></header>
<main>
${inner}
</main>
<footer><a href="/card/">${safe(words.openCard)}</a></footer>`,
  });
};
