import { errorCodes, errorOf, errorsByArea } from '@qoa/shared/errors';
import { describe, expect, test } from 'vitest';
import { errorText } from './error-words.ts';
import { phoneErrorText } from './phone-error-words.ts';

/** The screens that show these have their facts: the code's day, how many sales. */
const shownWithFacts = ['ENROLMENT_CODE_EXPIRED', 'EVENTS_WAIT', 'QUEUE_DAMAGED'];
const shownByCodeAlone = errorCodes.filter((code) => ['device', 'protocol', 'session', 'server'].some((area) => Object.entries(errorsByArea).some(([name, codes]) => name === area && Object.hasOwn(codes, code))) && !shownWithFacts.includes(code));

describe.each(['es', 'en'] as const)('on a phone, in %s', (locale) => {
  test.each(shownByCodeAlone)('%s is whole without a fact, and says what to do', (code) => {
    const [what, next] = phoneErrorText(code, {}, locale);
    expect(next.length).toBeGreaterThan(8);
    for (const text of [what, next]) {
      expect(text).toMatch(/^[\p{Lu}].*[.!?]$/u);
      expect(text).not.toMatch(/—|undefined|NaN|\(\)|\b0\b/);
    }
  });

  test.each(shownByCodeAlone)('%s has no word of those who write programs', (code) => {
    expect(phoneErrorText(code, {}, locale).join(' ')).not.toMatch(/\bllaves?\b|\bkeys?\b|certificado|certificate|registro|record|estado anterior|earlier state|servidor|server|documentaci|application\/|\bbytes?\b|eventos|events|correo|email|método|method|firma|signature/i);
  });
});

test('it says of a sale, of the phone and of the line what everybody is told', () => {
  for (const area of ['sale', 'device', 'server'] as const)
    for (const code of Object.keys(errorsByArea[area])) expect(phoneErrorText(code, {}, 'es')).toEqual(errorText(code, {}, 'es'));
  expect(phoneErrorText('toString', {}, 'en')).toEqual(errorText('toString', {}, 'en'));
});

test('who is not known is told so in one way, and to enrol anew', () => {
  for (const code of errorCodes.filter((each) => errorOf(each).retry === 'after-enrolment')) expect(phoneErrorText(code, {}, 'es').join(' ')).toContain('código de alta');
});
