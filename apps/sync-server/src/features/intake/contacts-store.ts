import type { Contact } from '@qoa/shared/clock';
import type { EnrolmentId } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';

/** The contacts of a phone that its events' times rest on. */
export interface ContactsStore {
  /** The latest contacts, oldest first. */
  readonly latest: (enrolment: EnrolmentId, limit: number) => Promise<readonly Contact[]>;
}

/** Contacts in the database, where the judge writes them. */
export const sqlContactsStore = ({ kysely }: Pick<Database, 'kysely'>): ContactsStore => ({
  latest: async (enrolment, limit) => {
    const rows = await kysely
      .selectFrom('contacts')
      .select(['server_ms as serverMs', 'wall_ms as wallMs', 'session', 'monotonic_ms as monotonicMs', 'next_seq as nextSeq'])
      .where('source', '=', Buffer.from(enrolment, 'hex'))
      .orderBy('server_ms', 'desc')
      .limit(limit)
      .execute();
    return rows.reverse();
  },
});
