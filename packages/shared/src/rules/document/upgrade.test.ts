import { expect, test } from 'vitest';
import { colaRevision } from '../../judge/small-world.ts';
import { asRevision } from './upgrade.ts';
import { validateRevision } from '../validate/validate.ts';

test('law old phones: a revision of the first shape is a sound one of the whole language, and the same object each time', () => {
  const first = colaRevision();
  const revision = asRevision(first);
  expect(validateRevision(revision, { restricted: [] })).toMatchObject({ ok: true });
  expect(asRevision(first)).toBe(revision);
  expect(asRevision(revision)).toBe(revision);
});

test('a campaign of the first shape that may name restricted products names all of them', () => {
  expect(asRevision(colaRevision({ allowsRestricted: true })).allows).toEqual(['alcohol', 'tobacco', 'medicine', 'phone-credit', 'service']);
});
