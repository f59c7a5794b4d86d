import type { Outlook } from '@qoa/shared/protocol';
import type { CardTransport } from '../../platform/card-transport.ts';
import type { CardPage } from '../card/index.ts';
import { readOutlook } from './read-outlook.ts';
import type { SavedOutlookStore } from './saved-outlook-store.ts';

/** The last outlook that this phone heard of a card. */
export interface KnownOutlook {
  readonly code: string;
  readonly outlook: Outlook;
  /** When it came, by this phone's own clock. */
  readonly seenAtMs: number;
}

export interface KeepOutlookParts {
  readonly transport: Pick<CardTransport, 'outlook'>;
  readonly saved: SavedOutlookStore;
  readonly nowMs: () => number;
  /** Told whenever another outlook is known. */
  readonly changed: () => void;
}

/** Days and windows pass without a purchase. */
const oldAfterMs = 5 * 60_000;
const againAfterMs = 20_000;

/**
 * Keeps a card's outlook: told of each page, it asks once something may be new (a row came, or it is old) and the server is heard; between two failures it waits.
 * The answered function gives what is known of the page's card. Law: last mile
 */
export const keepOutlook = ({ transport, saved, nowMs, changed }: KeepOutlookParts): ((page: CardPage) => KnownOutlook | null) => {
  let known = saved.read();
  let askedFor = '';
  let isUnderWay = false;
  let askedAtMs = 0;
  const ask = async (code: string, what: string): Promise<void> => {
    [isUnderWay, askedAtMs] = [true, nowMs()];
    const heard = await transport.outlook();
    isUnderWay = false;
    const outlook = heard.heard ? readOutlook(heard.answer) : null;
    if (outlook === null) return;
    askedFor = what;
    known = { code, outlook, seenAtMs: nowMs() };
    saved.write(known);
    changed();
  };
  return ({ link, signal, card, wallet }) => {
    if (card === null) return null;
    const what = JSON.stringify([card.code, wallet.epoch, wallet.after]);
    const isNew = what !== askedFor || nowMs() - (known?.seenAtMs ?? 0) > oldAfterMs;
    const mayAsk = link === 'open' && (signal === 'live' || signal === 'fresh') && !isUnderWay;
    if (mayAsk && isNew && (nowMs() - askedAtMs > againAfterMs || (known?.seenAtMs ?? 0) >= askedAtMs)) void ask(card.code, what);
    return known?.code === card.code ? known : null;
  };
};
