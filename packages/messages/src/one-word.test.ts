import { errorsByArea } from '@qoa/shared/errors';
import { expect, test } from 'vitest';
import { errorText } from './errors/error-words.ts';
import { phoneErrorText } from './errors/phone-error-words.ts';
import * as messages from './index.ts';

type Locale = messages.Locale;

/** Every text under an object of words; places are filled with `1`, as text. */
const textsOf = (words: object): readonly string[] => Object.values(words).flatMap((message: unknown) => (typeof message === 'string' ? [message] : typeof message === 'function' ? [String(message('1', '1', '1', '1'))] : []));

/** What the reasons of the console say, which stand behind one function of a code. */
const reasonsOf = (locale: Locale): readonly string[] => Object.keys({ ...errorsByArea.sale, ...errorsByArea.device }).map((code) => messages.consoleWords[locale].reason(code)).filter((text) => /[a-z]/.test(text));

const onThePhone = (locale: Locale): readonly string[] => [
  ...[messages.phoneCampaigns, messages.phoneCarry, messages.phoneIdentity, messages.phoneSale, messages.phoneScan, messages.phoneStatus, messages.phoneWhy].flatMap((area) => textsOf(area[locale])),
  ...(['sale', 'device', 'protocol', 'session', 'server'] as const).flatMap((area) => Object.keys(errorsByArea[area]).flatMap((code) => phoneErrorText(code, {}, locale))),
  ...errorText('NOT_OPTIONAL', {}, locale),
];
const toCustomers = (locale: Locale): readonly string[] => [messages.card[locale], { es: messages.cardAheadEs, en: messages.cardAheadEn }[locale], { es: messages.cardBirthdayEs, en: messages.cardBirthdayEn }[locale], messages.receipt[locale], messages.termsPage[locale]].flatMap(textsOf);
const onTheConsole = (locale: Locale): readonly string[] => [
  ...[messages.consoleWords, messages.consoleAudiences, messages.consoleBuilder, messages.consoleCampaigns, messages.consoleHolds, messages.consoleLosses].flatMap((area) => textsOf(area[locale])),
  ...['campaign', 'campaign-step', 'joined', 'revoked'].map((fact) => messages.consoleWords[locale].streamFact(fact)),
  ...reasonsOf(locale),
];

const saying = (texts: readonly string[], word: RegExp): readonly string[] => texts.filter((text) => word.test(text));

test('who sells or buys reads promoción, who runs campaigns campaña, never the other’s word', () => {
  for (const [locale, campaign, promotion] of [['es', /campaña/i, /promoci/i], ['en', /campaign/i, /promotion/i]] as const) {
    expect(saying([...onThePhone(locale), ...toCustomers(locale)], campaign)).toEqual([]);
    expect(saying(onTheConsole(locale), promotion)).toEqual([]);
  }
});

test('a key is a clave, what ends a phone’s enrolment a baja, less than was due en parte', () => {
  expect(saying([...onThePhone('es'), ...onTheConsole('es')], /\bllaves?\b|revoc|ilegible|(?:confirmad|aceptad)[oa]s? en parte|contó en parte/i)).toEqual([]);
});
