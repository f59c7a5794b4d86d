import type { PersonId, RevisionDraft } from '@qoa/shared/campaign-life';
import type { InstantMs, ProgrammeId } from '@qoa/shared/ids';
import { written } from './written.ts';

/** What this browser keeps of a form that the server does not have yet. */
export interface KeptDraft {
  readonly document: RevisionDraft;
  /** The campaign's version that the person had seen; 0 of a new one. */
  readonly version: number;
  readonly atMs: InstantMs;
}

/** One person's drafts: one for each campaign, and one for a new one (null). Where the browser refuses its storage, nothing is kept and nothing breaks. */
export interface KeptDrafts {
  readonly read: (campaign: ProgrammeId | null) => KeptDraft | null;
  readonly keep: (campaign: ProgrammeId | null, draft: KeptDraft) => boolean;
  readonly forget: (campaign: ProgrammeId | null) => void;
}

/** Keeps a person's drafts in a browser's storage: whoever signs in there next does not see them. It is asked for at each use, since asking may already be refused. */
export const browserDrafts = (storage: () => Storage, person: PersonId): KeptDrafts => ({
  read: (campaign) => {
    try {
      return draftOf(storage().getItem(keyOf(person, campaign)));
    } catch {
      return null; // Storage refused.
    }
  },
  keep: (campaign, { document, ...rest }) => {
    try {
      storage().setItem(keyOf(person, campaign), JSON.stringify({ v: 1, ...rest, document: written(document) }));
      return true;
    } catch {
      return false; // Refused or full: the screen says that it is not kept.
    }
  },
  forget: (campaign) => {
    try {
      storage().removeItem(keyOf(person, campaign));
    } catch {
      return; // Storage refused: there was nothing to forget.
    }
  },
});

const keyOf = (person: PersonId, campaign: ProgrammeId | null): string => `qoa.builder.${person}.${campaign ?? 'new'}`;

const draftOf = (text: string | null): KeptDraft | null => {
  const kept: unknown = text === null ? null : JSON.parse(text);
  return isKept(kept) ? kept : null;
};

/** The form reads every member of a document; one that lacks the parts in which members stand is of another release. */
const isKept = (kept: unknown): kept is KeptDraft => {
  if (typeof kept !== 'object' || kept === null || !('v' in kept) || kept.v !== 1 || !('document' in kept)) return false;
  const { document } = kept;
  return typeof document === 'object' && document !== null && ['owner', 'units', 'products', 'stores', 'cards', 'earn', 'multipliers', 'limits', 'rewards', 'allows'].every((member) => member in document);
};
