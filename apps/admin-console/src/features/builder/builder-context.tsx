import { createContext, useContext } from 'react';
import type { Locale, RuleNames } from '@qoa/messages';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignParts } from '@qoa/shared/protocol';
import type { RevisionProblem, RevisionWarning } from '@qoa/shared/rules';
import { useWords } from '../../platform/words-context.tsx';
import { type BuilderWords, builderWords } from './builder-words.ts';

/** What every field of the form may read and do. */
export interface Building {
  readonly document: RevisionDraft;
  readonly parts: CampaignParts;
  readonly names: RuleNames;
  readonly problems: readonly RevisionProblem[];
  readonly warnings: readonly RevisionWarning[];
  /** Units, owner and zone of a published campaign are for ever. */
  readonly isPublished: boolean;
  /** Another document, of which the member `at` was written to. */
  readonly edit: (at: string, document: RevisionDraft) => void;
  /** Another document, from which something whole was taken out. */
  readonly remove: (what: string, document: RevisionDraft) => void;
}

export const BuildingContext = createContext<Building | null>(null);

export const useBuilding = (): Building => {
  const building = useContext(BuildingContext);
  if (building === null) throw new Error('outside of the form');
  return building;
};

/** The builder's words in the language of the page. */
export const useBuilderWords = (): { readonly b: BuilderWords; readonly locale: Locale } => {
  const { locale } = useWords();
  return { b: builderWords[locale], locale };
};
