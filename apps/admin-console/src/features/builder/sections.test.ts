import { describe, expect, test } from 'vitest';
import { stubDraft } from '../../stub/stub-parts.ts';
import { sectionNames, sections } from './sections.ts';

describe('the parts of the form', () => {
  test('hold every member of a document, each in one part', () => {
    const held = sectionNames.flatMap((name) => [...sections[name]]);
    expect(held.toSorted()).toEqual(Object.keys(stubDraft()).filter((member) => member !== 'v').toSorted());
  });
});
