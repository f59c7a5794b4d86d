import { describe, expect, test } from 'vitest';
import { campaign } from '../rules/test/test-campaign.ts';
import { asRevisionOf, draftOf, readDocument } from './document.ts';

const everything = { restricted: [] };
const document = draftOf(campaign());

describe('a document', () => {
  test('is a revision without what its publication gave it, and becomes one again', () => {
    expect(Object.keys(document)).not.toEqual(expect.arrayContaining(['revision']));
    expect(asRevisionOf(document, 7)).toEqual({ ...document, revision: 1, effectiveFromMs: 7, state: 'active' });
    expect(draftOf(asRevisionOf(document, 7))).toEqual(document);
  });

  test('is read from any JSON value, whatever number and state it names', () => {
    expect(readDocument({ ...document, revision: -1, state: 'gone' }, everything, 0)).toEqual({ ok: true, value: document });
    for (const none of [null, [], 'text', 7, {}]) expect(readDocument(none, everything, 0)).toMatchObject({ ok: false, error: expect.arrayContaining([expect.objectContaining({ code: expect.any(String) })]) });
  });

  test('does not name its stores by an answer that was meant for one phone', () => {
    expect(readDocument({ ...document, stores: { resolved: 'yes', rank: 0 } }, everything, 0)).toEqual({ ok: false, error: [{ field: 'stores', code: 'MALFORMED', facts: {} }] });
  });
});
