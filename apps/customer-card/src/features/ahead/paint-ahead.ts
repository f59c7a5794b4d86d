import { formatAgo, inZone, type Locale, type OutlookWords, type reasonsEs } from '@qoa/messages';
import { created } from '../../platform/elements.ts';
import { type CardPage, offerAt } from '../card/index.ts';
import { type AheadLine, aheadLines, type AheadWords, type Telling } from './ahead-lines.ts';
import type { KnownOutlook } from './keep-outlook.ts';

/** The words that say why, by code. */
export type Reasons = typeof reasonsEs;

/** What is said after the first view, in one language. */
export interface LaterWords {
  readonly ahead: AheadWords;
  readonly outlook: OutlookWords;
  readonly reasons: Reasons;
}

const oldAfterMs = 10 * 60_000;

/** Fills each membership with what lies ahead of it and the way to its terms; touches only what changed. */
export const aheadPainter = ({ ahead: words, outlook: outlookWords, reasons }: LaterWords, locale: Locale) => (page: CardPage, known: KnownOutlook | null, nowMs: number): void => {
  const telling: Telling = { words, outlookWords, locale, nowMs };
  for (const slot of document.querySelectorAll<HTMLElement>('.ahead')) {
    const campaign = slot.dataset['campaign'] ?? '';
    const offer = offerAt(page.wallet.offers[campaign], nowMs);
    if (offer === undefined) continue;
    const outlook = known?.outlook.campaigns.find((each) => each.campaign === Number(campaign)) ?? null;
    const lines = aheadLines({ offer, outlook, why: whyOf(page, Number(campaign), reasons) }, telling);
    const seen = known !== null && outlook !== null && nowMs - known.seenAtMs > oldAfterMs ? words.seen(formatAgo(known.seenAtMs, nowMs, locale)) : null;
    const said = JSON.stringify([lines, seen]);
    if (slot.dataset['said'] === said) continue;
    slot.dataset['said'] = said;
    slot.replaceChildren(...(seen === null ? [] : [created('small', seen)]), ...(lines.length === 0 ? [] : [list(lines)]), termsLink(campaign, words, locale));
  }
};

const list = (lines: readonly AheadLine[]): HTMLElement => {
  const made = created('ul');
  made.append(...lines.map(({ text, tone }) => created('li', text, tone)));
  return made;
};

const termsLink = (campaign: string, words: AheadWords, locale: Locale): HTMLElement => {
  const link = created('a', words.terms) as HTMLAnchorElement;
  link.href = `/terms/${campaign}?lang=${locale}`;
  return link;
};

/** Why the newest purchase gave less in this campaign; what is older is past. */
const whyOf = ({ wallet }: CardPage, campaign: number, reasons: Reasons): string | null => {
  const [newest] = wallet.movements;
  if (newest === undefined) return null;
  const { answer, timeZone } = newest;
  if (answer.code === null || answer.facts['programme'] !== campaign || !Object.hasOwn(reasons, answer.code)) return null;
  return reasons[answer.code as keyof Reasons](inZone(answer.facts, timeZone)).join(' ');
};
