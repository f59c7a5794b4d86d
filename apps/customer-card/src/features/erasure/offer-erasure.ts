import type { cardErasureEs, Words } from '@qoa/messages';
import { created, element } from '../../platform/elements.ts';
import style from './erasure.css?inline';

export interface ErasureParts {
  readonly words: Words<typeof cardErasureEs>;
  /** Whether the card is erased; false: it could not be said, and may be tried again. */
  readonly erase: () => Promise<boolean>;
  /** Nothing of the card stays on this page. */
  readonly erased: () => void;
}

type Step = 'offered' | 'asked' | 'erasing' | 'failed';

/** Offers the holder to erase the card, quietly, below everything else; it is asked once more. Answers what shows it where there is a card. */
export const offerErasure = (parts: ErasureParts): ((isCardShown: boolean) => void) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);
  const section = created('section');
  section.id = 'erasure';
  element('main').append(section);
  show(section, parts, 'offered', false);
  return (isCardShown) => {
    section.hidden = !isCardShown;
  };
};

/** `moves`: the focus goes to what is new, so that a keyboard and a screen reader are where the eye is. */
const show = (section: HTMLElement, parts: ErasureParts, step: Step, moves = true): void => {
  const { words } = parts;
  const go = (next: Step): void => show(section, parts, next);
  const erase = async (): Promise<void> => {
    go('erasing');
    if (await parts.erase()) parts.erased();
    else go('failed');
  };
  const offer = button(words.offer, 'offer', () => go('asked'));
  const title = Object.assign(created('h2', words.title), { tabIndex: -1 });
  const said = Object.assign(created('p', step === 'failed' ? words.failed : '', 'problem'), { role: 'alert' });
  if (step === 'offered') section.replaceChildren(offer);
  else if (step === 'erasing') section.replaceChildren(title, created('p', words.erasing));
  else section.replaceChildren(title, created('p', words.lost), said, button(words.keep, 'keep', () => go('offered')), button(words.erase, 'erase', () => void erase()));
  if (moves) (step === 'offered' ? offer : title).focus();
};

const button = (text: string, className: string, act: () => void): HTMLElement => Object.assign(created('button', text, className), { type: 'button', onclick: act });
