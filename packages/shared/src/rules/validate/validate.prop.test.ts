import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restrictedKinds } from '../../feed/index.ts';
import { canonicalText, validateRevision } from '../index.ts';
import { aRevision, revisions } from '../test/test-revisions.ts';

const all = { restricted: restrictedKinds };

/** A document with one member, anywhere, replaced. */
const broken = fc.tuple(revisions, fc.nat(), fc.anything({ maxDepth: 2 })).map(([revision, at, value]) => {
  const document: unknown = structuredClone(revision);
  const places: { readonly within: Record<string, unknown>; readonly member: string }[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [member, child] of Object.entries(node)) {
      places.push({ within: node as Record<string, unknown>, member });
      walk(child);
    }
  };
  walk(document);
  const place = places[at % places.length];
  if (place !== undefined) place.within[place.member] = value;
  return document;
});

describe('validateRevision', () => {
  it('finds nothing wrong with what is sound, and takes it as it stands, also from JSON', () => {
    fc.assert(
      fc.property(revisions, (revision) => {
        const found = validateRevision(JSON.parse(canonicalText(revision)), all);
        expect(found.ok ? found.revision : found.problems).toEqual(revision);
      }),
    );
  });

  it('answers whatever it is given, and never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.jsonValue(), broken), (document) => void validateRevision(document, all)));
  });

  it('answers for a list that is too long and of the wrong elements', () => {
    expect(validateRevision({ ...aRevision(), units: [0, '', 0] }, all)).toMatchObject({ ok: false, problems: [{ field: 'units', code: 'TOO_MANY' }] });
  });

  it.each(['a\u0000b', 'a\ud800', '\u202Eabc', '\u200b', 'uno\u2028dos'])('lets no text through that nobody keeps or sees: %j', (text) => {
    const document = aRevision();
    const { products, earn, rewards } = document;
    const changed = [{ name: text }, { group: text }, { products: { ...products, tags: [text] } }, { products: { ...products, categories: [`bebidas/${text}`] } }, { rewards: rewards.map((reward) => ({ ...reward, name: text })) }, { earn: earn.map((rule) => ({ ...rule, cards: { tags: [text] } })) }];
    expect(changed.map((change) => validateRevision({ ...document, ...change }, all).ok)).toEqual(changed.map(() => false));
  });

  it('lets people write as they do, and not nothing', () => {
    expect(validateRevision({ ...aRevision(), name: '  ' }, all).ok).toBe(false);
    for (const name of ['2x1 ¡en Sol! — “Año Nuevo”', '👩‍👧 Día de las Madres', 'Ñ', '50 %']) expect(validateRevision({ ...aRevision(), name }, all).ok, name).toBe(true);
  });

  it('every problem names a member of the document, or one that is missing', () => {
    fc.assert(
      fc.property(broken, (document) => {
        const found = validateRevision(document, { restricted: [] });
        if (found.ok) return;
        for (const { field, code } of found.problems) {
          expect(code).toMatch(/^[A-Z_]+$/);
          expect(Object.keys(aRevision())).toContain(field.split('.')[0]);
        }
        expect(new Set(found.problems.map((problem) => JSON.stringify(problem))).size).toBe(found.problems.length);
      }),
    );
  });
});

describe('canonicalText', () => {
  it('is the same text in whatever order the members came', () => {
    fc.assert(
      fc.property(revisions, (revision) => {
        const turned = Object.fromEntries(Object.entries(revision).reverse()) as unknown as typeof revision;
        expect(canonicalText(turned)).toBe(canonicalText(revision));
      }),
    );
  });
});
