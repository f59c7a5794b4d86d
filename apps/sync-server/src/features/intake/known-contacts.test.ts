import type { Contact } from '@qoa/shared/clock';
import type { EnrolmentId } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import { knownContacts } from './known-contacts.ts';

const phone = '00112233445566ff' as EnrolmentId;
const contact = (serverMs: number, session: number, nextSeq: number): Contact => ({ serverMs, wallMs: serverMs, session, monotonicMs: serverMs, nextSeq });

const storing = (stored: readonly Contact[]) => {
  const reads: number[] = [];
  const contacts = knownContacts({
    latest: () => {
      reads.push(reads.length);
      return Promise.resolve(stored);
    },
  });
  return { contacts, reads };
};

test('a phone’s contacts are read once, and what comes after is remembered', async () => {
  const { contacts, reads } = storing([contact(1, 1, 1)]);
  await contacts.of(phone, 1);
  contacts.add(phone, contact(2, 1, 5));
  expect(await contacts.of(phone, 1)).toEqual([contact(1, 1, 1), contact(2, 1, 5)]);
  expect(reads).toHaveLength(1);
});

test('what bounds no event to come leaves the memory, but not the last two of a clock session', async () => {
  const { contacts } = storing([contact(0, 1, 1), contact(1, 1, 1), contact(2, 1, 2), contact(3, 2, 3), contact(4, 2, 4), contact(5, 2, 9)]);
  await contacts.of(phone, 1);
  contacts.settled(phone, 4);
  expect(await contacts.of(phone, 5)).toEqual([contact(1, 1, 1), contact(2, 1, 2), contact(3, 2, 3), contact(4, 2, 4), contact(5, 2, 9)]);
});

test('an event that comes late is bounded by what is stored', async () => {
  const all = [1, 2, 3, 4, 5, 6].map((n) => contact(n, 1, n));
  const { contacts, reads } = storing(all);
  await contacts.of(phone, 1);
  contacts.settled(phone, 6);
  expect(await contacts.of(phone, 2)).toEqual(all);
  expect(reads).toHaveLength(2);
  expect(await contacts.of(phone, 7)).toEqual([contact(5, 1, 5), contact(6, 1, 6)]);
});
