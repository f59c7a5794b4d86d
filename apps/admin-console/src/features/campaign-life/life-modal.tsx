import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { Modal } from '../../platform/modal.tsx';
import { zoneByDefault } from '../../platform/wall-time.ts';
import { useWords } from '../../platform/words-context.tsx';
import { actionWords } from './action-words.ts';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { namesOf } from './difference-names.ts';
import type { LifeAction } from './life-actions.ts';
import { standingNow } from './revision-place.ts';
import { refusedWords } from './refused-words.ts';
import { useCommand } from '../../platform/use-command.ts';
import { commandOf, noWish, type CommandAction, type WishProblem } from './wish.ts';
import { WishFields } from './wish-fields.tsx';

interface LifeModalProps {
  readonly action: Exclude<LifeAction, 'edit'>;
  readonly detail: CampaignDetail;
  readonly parts: CampaignParts | null;
  readonly doors: CampaignDoors;
  /** Reads the campaign again. */
  readonly onAgain: () => Promise<void>;
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
  readonly onCopied: (copy: ProgrammeId) => void;
}

/** Asks once more before something is done with a campaign. */
export const LifeModal = ({ action, ...props }: LifeModalProps): ReactNode => (action === 'copy' ? <CopyModal {...props} /> : <CommandModal action={action} {...props} />);

const CommandModal = ({ action, detail, parts, doors, onAgain, onClose, onDone }: Omit<LifeModalProps, 'action'> & { readonly action: CommandAction }): ReactNode => {
  const words = useWords();
  const { k } = words;
  const { title, body, confirm, done, isDanger } = actionWords(action, standingNow(detail.published, detail.serverMs)?.courtesyMs ?? 0, words);
  const [wish, setWish] = useState(noWish);
  const [problem, setProblem] = useState<WishProblem | null>(null);
  const { send, busy, refusal, changedSince } = useCommand(detail.version, onAgain);
  const timeZone = (detail.proposal?.document ?? detail.published.at(-1))?.timeZone ?? zoneByDefault;

  const submit = async (): Promise<void> => {
    const command = commandOf(action, wish, timeZone);
    setProblem(command.ok ? null : command.error);
    if (command.ok && (await send((version) => doors.command(detail.campaign, { version, command: command.value })))) onDone(done);
  };

  return (
    <AskModal title={title} confirm={confirm} isDanger={isDanger} busy={busy} onClose={onClose} onConfirm={submit} refused={problem === null ? refusedWords(refusal, namesOf(detail, parts, words), words) : { 'reason-missing': action === 'reject' ? k.rejectMissing : k.callOffMissing, 'date-missing': k.endMissing }[problem]}>
      <p>{body}</p>
      <WishFields action={action} wish={wish} timeZone={timeZone} serverMs={detail.serverMs} onWish={setWish} />
      {changedSince === null ? null : <ChangedMeanwhile detail={detail} parts={parts} since={changedSince} />}
    </AskModal>
  );
};

const CopyModal = ({ detail, parts, doors, onClose, onCopied }: Omit<LifeModalProps, 'action'>): ReactNode => {
  const words = useWords();
  const { title, body, confirm } = actionWords('copy', 0, words);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const copy = async (): Promise<void> => {
    setBusy(true);
    const answer = await doors.copy(detail.campaign);
    setBusy(false);
    if (answer.ok) onCopied(answer.value.campaign);
    else setRefusal(answer.error);
  };
  return <AskModal title={title} confirm={confirm} isDanger={false} busy={busy} onClose={onClose} onConfirm={copy} refused={refusedWords(refusal, namesOf(detail, parts, words), words)}><p>{body}</p></AskModal>;
};

interface AskModalProps {
  readonly title: string;
  readonly confirm: string;
  readonly isDanger: boolean;
  readonly busy: boolean;
  /** Why it was refused, or what is missing; empty: nothing. */
  readonly refused: string;
  readonly onClose: () => void;
  readonly onConfirm: () => Promise<void>;
  readonly children: ReactNode;
}

const AskModal = ({ title, confirm, isDanger, busy, refused, onClose, onConfirm, children }: AskModalProps): ReactNode => {
  const { c } = useWords();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void onConfirm();
  };
  return (
    <Modal title={title} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        {children}
        <p role="alert" className="refusal">{refused}</p>
        <div className="modal-actions">
          <button type="button" onClick={onClose}>{c.cancel}</button>
          <button type="submit" className={isDanger ? 'main danger' : 'main'} disabled={busy}>{confirm}</button>
        </div>
      </form>
    </Modal>
  );
};
