import { describe, expect, test } from 'vitest';
import * as messages from './index.ts';
import { plural } from './words.ts';

const areas = {
  card: messages.card,
  common: messages.common,
  console: messages.consoleWords,
  consoleBuilder: messages.consoleBuilder,
  consoleCampaigns: messages.consoleCampaigns,
  consoleDryRun: messages.consoleDryRun,
  consoleHolds: messages.consoleHolds,
  consoleLosses: messages.consoleLosses,
  phoneCampaigns: messages.phoneCampaigns,
  consoleRules: messages.consoleRules,
  consoleTemplates: messages.consoleTemplates,
  phoneCarry: messages.phoneCarry,
  phoneIdentity: messages.phoneIdentity,
  outlookAtCounter: messages.outlookAtCounter,
  outlookToHolder: { es: messages.outlookToHolderEs, en: messages.outlookToHolderEn },
  phoneSale: messages.phoneSale,
  phoneScan: messages.phoneScan,
  phoneStatus: messages.phoneStatus,
  receipt: messages.receipt,
  server: messages.server,
  shell: messages.shell,
  startPage: messages.startPage,
};

/** Every message of an area as text; places are filled with `0` so that a function shows its own words. */
const texts = (words: object): (readonly [string, string])[] =>
  Object.entries(words).map(([key, message]): readonly [string, string] => [key, typeof message === 'function' ? String(message(0, 0, 0, 0)) : String(message)]);

describe.each(Object.entries(areas))('the words of %s', (_, area) => {
  test('have the same keys in both languages', () => {
    expect(Object.keys(area.en).sort()).toEqual(Object.keys(area.es).sort());
  });

  test('are nowhere empty and leave no hole', () => {
    for (const [key, text] of [...texts(area.es), ...texts(area.en)]) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });
});

test('plural keeps one apart from none and many', () => {
  expect([0, 1, 2].map((n) => plural(n, 'sello', 'sellos'))).toEqual(['0 sellos', '1 sello', '2 sellos']);
});
