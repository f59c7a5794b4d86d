import { describe, expect, test } from 'vitest';
import { stubDraft } from '../../stub/stub-parts.ts';
import { sectionNames, sectionOf, sections } from './sections.ts';

describe('the parts of the form', () => {
  test('hold every member of a document, each in one part', () => {
    const held = sectionNames.flatMap((name) => [...sections[name]]);
    expect(held.toSorted()).toEqual(Object.keys(stubDraft()).filter((member) => member !== 'v').toSorted());
  });

  test('are found by any member within them', () => {
    expect([sectionOf('limits.0.max'), sectionOf('minimum'), sectionOf('earn.3.per.parts.0.products'), sectionOf('v'), sectionOf('')]).toEqual(['limits', 'limits', 'earn', null, null]);
  });
});
