import { drawStamps, drawWordmark } from '@qoa/design';
import { created, element } from '../../platform/elements.ts';
import { draw, imageOf } from '../../platform/markup.ts';
import type { CardView, CardWords, Face } from './card-view.ts';
import type { MembershipView, UnitView } from './memberships.ts';

/** Paints views into the page's own markup, and touches only what changed since the last one. */
export const cardPainter = (words: CardWords, onRetry: () => void): ((view: CardView) => void) => {
  paintWords(words, onRetry);
  let last: Partial<CardView> = {};
  return (view) => {
    if (differs(view.face, last.face)) paintFace(view.face);
    if (differs(view.card, last.card)) paintCard(view.card);
    if (differs(view.status, last.status)) paintStatus(view.status);
    if (differs([view.memberships, view.empty], [last.memberships, last.empty])) paintMemberships(view);
    if (view.announcement !== last.announcement) element('#announcement').textContent = view.announcement;
    element('main').setAttribute('aria-busy', String(view.face?.busy ?? false));
    last = view;
  };
};

/** A card of one place, still open: the face of every state without stamps. */
const emptyCap = drawStamps({ filled: 0, pending: 0, goal: 1, title: '', desc: '' });

const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

const paintWords = (words: CardWords, onRetry: () => void): void => {
  document.title = words.pageTitle;
  draw(element('#brand'), drawWordmark(words.pageTitle, 'currentColor'));
  element('#hint').textContent = words.showAtStore;
  element('#code span').textContent = words.code;
  element<HTMLImageElement>('#qr').alt = words.qrLabel;
  element('#face button').onclick = onRetry;
  draw(element('#face .cap'), emptyCap);
};

const paintFace = (face: Face | null): void => {
  const section = element('#face');
  section.hidden = face === null;
  section.className = face?.tone ?? '';
  element('h2', section).textContent = face?.title ?? '';
  element('p', section).textContent = face?.next ?? '';
  const button = element('button', section);
  button.hidden = face?.retry == null;
  button.textContent = face?.retry ?? '';
};

const paintCard = (card: CardView['card']): void => {
  element('#card').hidden = card === null;
  if (card === null) return;
  element<HTMLImageElement>('#qr').src = imageOf(card.qr);
  element('#code b').textContent = card.code;
};

const paintStatus = ({ tone, text }: CardView['status']): void => {
  const status = element('#status');
  status.className = tone;
  status.hidden = text === '';
  element('span', status).textContent = text;
};

const paintMemberships = ({ memberships, empty }: CardView): void => {
  const cards = memberships.map(membershipCard);
  if (empty !== null) {
    const section = created('section', '', 'empty');
    const cap = created('div', '', 'cap');
    cap.ariaHidden = 'true';
    draw(cap, emptyCap);
    section.append(cap, created('h2', empty.title), created('p', empty.next));
    cards.push(section);
  }
  element('#programmes').replaceChildren(...cards);
  document.querySelector('.fresh')?.closest('.programme')?.scrollIntoView({ block: 'nearest' });
};

/** What lies ahead is filled in later, in `.ahead`. */
const membershipCard = ({ campaign, name, units }: MembershipView): HTMLElement => {
  const section = created('section', '', 'programme');
  const ahead = created('div', '', 'ahead');
  ahead.dataset['campaign'] = campaign;
  section.append(created('h2', name), ...units.flatMap(unitDrawn), ahead);
  return section;
};

const unitDrawn = ({ prize, progress, closed, filled, goal, fresh, count, drawn }: UnitView): readonly HTMLElement[] => {
  const drawing = created('div');
  if (drawn === 'stamps') draw(drawing, drawStamps({ filled, pending: 0, goal, fresh, title: count, desc: progress }));
  else if (drawn === 'bar') drawing.append(bar(filled, goal), created('b', count, fresh > 0 ? 'count fresh' : 'count'));
  else drawing.append(created('b', count, fresh > 0 ? 'count fresh' : 'count'));
  return [...(progress === '' ? [] : [created('p', progress, 'progress')]), ...(prize === null ? [] : [created('p', prize, 'prize')]), drawing, ...(closed === '' ? [] : [created('p', closed, 'closed')])];
};

/** How far it is filled; the words beside it say the same. */
const bar = (filled: number, goal: number): HTMLElement => {
  const track = created('progress') as HTMLProgressElement;
  track.max = goal;
  track.value = filled;
  track.ariaHidden = 'true';
  return track;
};
