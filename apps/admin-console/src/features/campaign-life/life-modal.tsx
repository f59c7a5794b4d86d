import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { formatDateTime } from '@qoa/messages';
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
import type { AskedAction, AskedCommand } from './life-actions.ts';
import { lastPlanned, standingNow } from './revision-place.ts';
import { refusedWords } from './refused-words.ts';
import { useCommand } from '../../platform/use-command.ts';
import { commandOf, noWish, type WishProblem } from './wish.ts';
import { WishFields } from './wish-fields.tsx';

interface LifeModalProps {
  readonly asked: AskedAction;
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
export const LifeModal = ({ asked, ...props }: LifeModalProps): ReactNode => (asked.action === 'copy' ? <CopyModal {...props} /> : <CommandModal asked={asked} {...props} />);

const CommandModal = ({ asked, detail, parts, doors, onAgain, onClose, onDone }: Omit<LifeModalProps, 'asked'> & { readonly asked: AskedCommand }): ReactNode => {
  const words = useWords();
  const { k } = words;
  const { action } = asked;
  const { title, body, confirm, done, isDanger } = actionWords(action, courtesyAfter(asked, detail), words);
  const [wish, setWish] = useState(noWish);
  const [problem, setProblem] = useState<WishProblem | null>(null);
  const { send, busy, refusal, changedSince } = useCommand(detail.version, onAgain);
  const timeZone = (detail.proposal?.document ?? detail.published.at(-1))?.timeZone ?? zoneByDefault;

  const submit = async (): Promise<void> => {
    const command = commandOf(asked, wish, timeZone);
    setProblem(command.ok ? null : command.error);
    if (command.ok && (await send((version) => doors.command(detail.campaign, { version, command: command.value })))) onDone(done);
  };

  return (
    <AskModal title={title} confirm={confirm} isDanger={isDanger} busy={busy} onClose={onClose} onConfirm={submit} refused={problem === null ? refusedWords(refusal, namesOf(detail, parts, words), words) : { 'reason-missing': action === 'reject' ? k.rejectMissing : k.callOffMissing, 'date-missing': k.endMissing }[problem]}>
      <p>{body}</p>
      {action === 'approve' ? <PlanNote detail={detail} /> : null}
      <WishFields action={action} wish={wish} timeZone={timeZone} serverMs={detail.serverMs} onWish={setWish} />
      {changedSince === null ? null : <ChangedMeanwhile detail={detail} parts={parts} since={changedSince} />}
    </AskModal>
  );
};

/** How long after it sales still count by what a phone had shown; of a plan only where it would take effect within that time. */
const courtesyAfter = (asked: AskedCommand, { published, serverMs }: CampaignDetail): number => {
  const courtesyMs = standingNow(published, serverMs)?.courtesyMs ?? 0;
  const begins = asked.action === 'withdraw-plan' ? published.find(({ revision }) => revision === asked.plan)?.effectiveFromMs : undefined;
  return begins !== undefined && begins >= serverMs + courtesyMs ? 0 : courtesyMs;
};

/** What becomes of a change that is planned already, when another is published. */
const PlanNote = ({ detail: { published, serverMs } }: Pick<LifeModalProps, 'detail'>): ReactNode => {
  const { k, locale } = useWords();
  const plan = lastPlanned(published, serverMs);
  return plan === undefined ? null : <p className="notice">{k.approveBesidePlan(plan.revision, formatDateTime(plan.effectiveFromMs, locale, plan.timeZone))}</p>;
};

const CopyModal = ({ detail, parts, doors, onClose, onCopied }: Omit<LifeModalProps, 'asked'>): ReactNode => {
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
