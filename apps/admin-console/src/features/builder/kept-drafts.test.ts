import { describe, expect, test } from 'vitest';
import type { ProgrammeId } from '@qoa/shared/ids';
import { stubDraft } from '../../stub/stub-parts.ts';
import { browserDrafts } from './kept-drafts.ts';

const campaign = 7 as ProgrammeId;
const author = 1;
const draft = { document: stubDraft(), version: 3, atMs: 1000 };
const memory = (kept = new Map<string, string>()) => ({ getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text), removeItem: (key: string) => void kept.delete(key), kept });
const storageOf = (parts: object): (() => Storage) => () => parts as Storage;
const refusing: () => Storage = () => {
  throw new DOMException('no', 'SecurityError');
};

describe('what this browser keeps', () => {
  test('comes back as it was, each campaign apart from the others and from a new one', () => {
    const drafts = browserDrafts(storageOf(memory()), author);
    expect(drafts.keep(campaign, draft)).toBe(true);
    expect(drafts.read(campaign)).toMatchObject(draft);
    expect(drafts.read(null)).toBeNull();
    drafts.forget(campaign);
    expect(drafts.read(campaign)).toBeNull();
  });

  test('is not shown to whoever signs in there next, and waits for whoever wrote it', () => {
    const storage = storageOf(memory());
    browserDrafts(storage, author).keep(null, draft);
    expect([browserDrafts(storage, 2).read(null), browserDrafts(storage, author).read(null)]).toMatchObject([null, draft]);
  });

  test('a number that nobody wrote stays unwritten', () => {
    const drafts = browserDrafts(storageOf(memory()), author);
    drafts.keep(null, { ...draft, document: stubDraft({ courtesyMs: Number.NaN, endsAtMs: null }) });
    expect(drafts.read(null)?.document).not.toHaveProperty('courtesyMs');
    expect(drafts.read(null)?.document.endsAtMs).toBeNull();
  });

  test.each(['', '{', 'null', '[]', '{"v":1}', '{"v":2,"document":{}}', '{"v":1,"document":{"owner":1}}'])('of what is no draft (%s) nothing is read', (text) => {
    expect(browserDrafts(storageOf(memory(new Map([['qoa.builder.1.7', text]]))), author).read(campaign)).toBeNull();
  });

  test('where storage is refused nothing is kept, and nothing breaks', () => {
    const drafts = browserDrafts(refusing, author);
    expect(drafts.keep(null, draft)).toBe(false);
    expect(drafts.read(null)).toBeNull();
    expect(() => drafts.forget(null)).not.toThrow();
  });
});
