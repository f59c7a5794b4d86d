import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { RuleNames } from '@qoa/messages';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { CampaignParts } from '@qoa/shared/protocol';
import { type CampaignDoors, together, useServerWarnings } from '../campaign-doors/index.ts';
import { useLeaveGuard } from '../../platform/leave-guard.tsx';
import { ScreenTitle } from '../../platform/screen-title.tsx';
import { type Building, BuildingContext, useBuilderWords } from './builder-context.tsx';
import { isUnsaved as isUnsavedIn, openBuilder, stepBuilder } from './builder-state.ts';
import { ChangedModal } from './changed-modal.tsx';
import { CampaignForm } from './campaign-form.tsx';
import { checked } from './checked.ts';
import { focusMember } from './focus-member.ts';
import type { KeptDraft, KeptDrafts } from './kept-drafts.ts';
import { Notices } from './notices.tsx';
import { Preview } from './preview.tsx';
import { SaveBar } from './save-bar.tsx';
import type { Target } from './saving.ts';
import type { SectionName } from './sections.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { useSaving } from './use-saving.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWaysOn } from './use-ways-on.ts';

interface RoomProps {
  readonly doors: CampaignDoors;
  readonly parts: CampaignParts;
  readonly names: RuleNames;
  readonly drafts: KeptDrafts;
  /** What the form begins with. */
  readonly document: RevisionDraft;
  readonly opens: readonly SectionName[];
  readonly target: Target;
  /** What the server has; null: nothing yet. */
  readonly saved: RevisionDraft | null;
  /** Whether the server has it as a proposal, so that it can be sent to review. */
  readonly isProposed: boolean;
  readonly isPublished: boolean;
  /** What this browser had kept and the form begins with, beside what the server has. */
  readonly kept: KeptDraft | null;
  readonly onCreated: (campaign: ProgrammeId) => void;
  readonly onOpen: (campaign: ProgrammeId) => void;
  readonly onLeave: () => void;
}

/** The form, what it says and looks like beside it, and the way to the server. */
export const BuilderRoom = ({ doors, parts, names, drafts, document: first, opens, target, saved, isProposed, isPublished, kept, onCreated, onOpen, onLeave }: RoomProps): ReactNode => {
  const { b } = useBuilderWords();
  const [state, dispatch] = useReducer(stepBuilder, null, () => openBuilder(first, saved));
  const { document } = state;
  const room = useRef<HTMLElement>(null);
  const [created, setCreated] = useState<ProgrammeId | null>(null);
  const told = useRef(false);
  const { problems, warnings: own, revision } = useMemo(() => checked(document, parts, isPublished ? (saved?.timeZone ?? null) : null), [document, parts, isPublished, saved]);
  const saving = useSaving(doors, target);
  const ofServer = useServerWarnings(doors, revision === null ? null : document, saving.target.campaign !== null);
  const warnings = useMemo(() => together(own, revision === null ? [] : ofServer), [own, ofServer, revision]);
  const isUnsaved = isUnsavedIn(state);
  const hasNews = isUnsaved && (state.past.length > 0 || kept !== null);
  useLeaveGuard(hasNews);
  // Another address is a way out of the page: it is taken only when nothing is held back any more.
  useEffect(() => {
    if (created === null || hasNews || told.current) return;
    told.current = true;
    onCreated(created);
  }, [created, hasNews, onCreated]);
  useKeptDraft(drafts, saving.target, document, hasNews ? 'news' : isUnsaved ? 'begun' : 'saved');

  const goTo = (field: string): void => {
    if (room.current !== null) focusMember(room.current, field);
  };
  const { save, submit, tried } = useWaysOn({ saving, drafts, document, problems, isUnsaved, isProposed, onMend: goTo, onSaved: (saved) => dispatch({ do: 'saved', document: saved }), onCreated: setCreated, onOpen });
  useShortcuts({ save: () => void save(), undo: () => dispatch({ do: 'undo' }), redo: () => dispatch({ do: 'redo' }) });

  const building: Building = useMemo(
    () => ({ document, parts, names, problems, warnings, isPublished, edit: (at, changed) => dispatch({ do: 'edit', at, document: changed }), remove: (what, changed) => dispatch({ do: 'remove', what, document: changed }) }),
    [document, parts, names, problems, warnings, isPublished],
  );
  return (
    <BuildingContext value={building}>
      <main id="content" className="builder" ref={room}>
        <div className="title">
          <ScreenTitle>{target.campaign === null ? b.newCampaign : b.edits}</ScreenTitle>
          <button type="button" className="to-preview" onClick={() => room.current?.querySelector<HTMLElement>('.preview')?.focus()}>{b.toPreview}</button>
        </div>
        <Notices state={state} kept={kept} saved={saved} onUndo={() => dispatch({ do: 'undo' })} onStartOver={(document) => dispatch({ do: 'edit', at: 'start-over', document })} />
        <div className="desk">
          <CampaignForm opens={opens} />
          <Preview revision={revision} onGoTo={goTo} />
        </div>
        <SaveBar
          saving={saving} isUnsaved={isUnsaved} canUndo={state.past.length > 0} canRedo={state.future.length > 0} notYet={tried && problems.length > 0 ? b.mendFirst(problems.length) : null}
          onUndo={() => dispatch({ do: 'undo' })} onRedo={() => dispatch({ do: 'redo' })} onSave={() => void save()} onSubmit={() => void submit()} onLeave={onLeave}
        />
        {saving.overtaken === null ? null : <ChangedModal theirs={saving.overtaken} since={saving.target.version} onClose={saving.dismiss} onOver={() => void save(saving.overtaken?.version)} onTheirs={() => onOpen(saving.target.campaign ?? document.campaign)} />}
      </main>
    </BuildingContext>
  );
};
