import type { PersonId } from '@qoa/shared/campaign-life';
import type { AudienceChange, Audiences, MembersRequest, MembersResponse, PermitRequest, PlacesRequest } from '@qoa/shared/protocol';
import { stubNowMs } from './stub-health.ts';
import { stubParts } from './stub-parts.ts';

/** Codes that somebody has, in this town. */
const known = new Set(['4HMASW9NF6YN', '4HMASW9NF6Y0', 'ESQ01', 'LUP02']);

/** A name of one long word, as somebody may give it. */
export const stubLongWord = 'vecinos'.repeat(12);

/** What a stub server knows of segments, lists and permits: enough to show what a screen makes of each answer. */
export const stubAudiences = (emails: Readonly<Record<PersonId, string>>) => {
  let state: Audiences = {
    segments: stubParts.segments,
    storeLists: [{ list: 'piloto', stores: 2 }],
    cpgs: stubParts.cpgs,
    birthdays: { cards: 1210, told: 214 },
    changes: [change(9, { kind: 'birthday', name: '', did: 'changed', count: 1 }), change(8, { kind: 'segment', name: 'Clientes frecuentes', did: 'added', count: 128 }), change(7, { kind: 'segment', name: stubLongWord, did: 'removed', count: 3 })],
  };
  const noted = (by: PersonId, one: Partial<AudienceChange>): void => void (state = { ...state, changes: [{ ...change(10 + state.changes.length, one), byEmail: emails[by] ?? null }, ...state.changes] });
  const members = (by: PersonId, kind: 'segment' | 'store-list', { name, codes, change: does }: MembersRequest): MembersResponse => {
    const changed = codes.filter((code) => known.has(code)).length;
    const added = does === 'add' ? changed : -changed;
    if (kind === 'segment') state = { ...state, segments: counted(state.segments.map(({ segment, cards }) => [segment, cards]), name, added).map(([segment, cards]) => ({ segment, cards })) };
    else state = { ...state, storeLists: counted(state.storeLists.map(({ list, stores }) => [list, stores]), name, added).map(([list, stores]) => ({ list, stores })) };
    if (changed > 0) noted(by, { kind, name, did: does === 'add' ? 'added' : 'removed', count: changed });
    return { changed, unchanged: 0, unknown: codes.filter((code) => !known.has(code)) };
  };
  return {
    /** Null: no address of these. */
    answer: (path: string, text: string, by: PersonId): object | null => {
      if (path === '/v1/admin/audiences') return state;
      if (path === '/v1/admin/segments') return members(by, 'segment', JSON.parse(text));
      if (path === '/v1/admin/store-lists') return members(by, 'store-list', JSON.parse(text));
      if (path === '/v1/admin/store-places') {
        const { stores }: PlacesRequest = JSON.parse(text);
        noted(by, { kind: 'place', did: 'changed', count: stores.length });
        return { changed: stores.length, unchanged: 0, unknown: [] };
      }
      if (path === '/v1/admin/birthdays') return { changed: true };
      if (path === '/v1/admin/card-links') {
        noted(by, { kind: 'card-link', did: 'changed', count: 1 });
        return { url: stubCardLink };
      }
      if (path === '/v1/admin/card-erasures') {
        noted(by, { kind: 'card-erased', did: 'removed', count: 1 });
        return { changed: true };
      }
      if (path !== '/v1/admin/permits') return null;
      const { cpg, restricted }: PermitRequest = JSON.parse(text);
      state = { ...state, cpgs: state.cpgs.map((one) => (one.id === cpg ? { ...one, mayRestrict: restricted } : one)) };
      noted(by, { kind: 'permit', name: state.cpgs.find(({ id }) => id === cpg)?.name ?? '', did: 'changed', count: restricted.length, restricted });
      return { changed: true };
    },
  };
};

/** As the server makes it; it opens nothing here. */
export const stubCardLink = 'https://qoa.example/card/#AAAAAAAAAAAAAAAAAAAAAA';

const change = (no: number, one: Partial<AudienceChange>): AudienceChange => ({ no, atMs: stubNowMs - no * 60_000, byEmail: 'admin@example.test', kind: 'segment', name: '', did: 'added', count: 0, restricted: [], ...one });

const counted = (all: readonly (readonly [string, number])[], name: string, added: number): readonly (readonly [string, number])[] => {
  const before = new Map(all);
  return [...before.set(name, (before.get(name) ?? 0) + added)].filter(([, count]) => count > 0);
};
