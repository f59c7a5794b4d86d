import { formatDuration } from '@qoa/messages';
import { endNoticeMs } from '@qoa/shared/campaign-life';
import type { ConsoleWords } from '../../platform/words-context.tsx';
import type { AskedAction } from './life-actions.ts';

/** What is asked before an action, and said after it. */
export interface ActionWords {
  readonly title: string;
  readonly body: string;
  readonly confirm: string;
  readonly done: string;
  /** Whether it takes something away. */
  readonly isDanger: boolean;
}

/** The words of an action. `courtesyMs`: how long after a change sales still count by the rules that a phone without signal had shown; 0: not at all. */
export const actionWords = (action: AskedAction['action'], courtesyMs: number, { k, locale }: Pick<ConsoleWords, 'k' | 'locale'>): ActionWords => {
  const late = courtesyMs === 0 ? '' : ` ${k.lateSales(formatDuration(courtesyMs, locale))}`;
  switch (action) {
    case 'submit': return { title: k.submitTitle, body: k.submitBody, confirm: k.submit, done: k.submitDone, isDanger: false };
    case 'withdraw': return { title: k.withdrawTitle, body: k.withdrawBody, confirm: k.withdraw, done: k.withdrawDone, isDanger: false };
    case 'discard': return { title: k.discardTitle, body: k.discardBody, confirm: k.discard, done: k.discardDone, isDanger: true };
    case 'approve': return { title: k.approveTitle, body: k.approveBody, confirm: k.approveConfirm, done: k.approveDone, isDanger: false };
    case 'reject': return { title: k.rejectTitle, body: k.rejectBody, confirm: k.reject, done: k.rejectDone, isDanger: true };
    case 'pause': return { title: k.pauseTitle, body: `${k.pauseBody}${late}`, confirm: k.pause, done: k.pauseDone, isDanger: true };
    case 'resume': return { title: k.resumeTitle, body: k.resumeBody, confirm: k.resume, done: k.resumeDone, isDanger: false };
    case 'end': return { title: k.endTitle, body: k.endBody(endNoticeMs / 86_400_000), confirm: k.end, done: k.endDone, isDanger: true };
    case 'call-off': return { title: k.callOffTitle, body: `${k.callOffBody}${late}`, confirm: k.callOff, done: k.callOffDone, isDanger: true };
    case 'withdraw-plan': return { title: k.withdrawPlanTitle, body: courtesyMs === 0 ? k.withdrawPlanBody : `${k.withdrawPlanBody} ${k.latePlan(formatDuration(courtesyMs, locale))}`, confirm: k.withdrawPlan, done: k.withdrawPlanDone, isDanger: true };
    case 'copy': return { title: k.copyTitle, body: k.copyBody, confirm: k.copy, done: k.copyDone, isDanger: false };
  }
};
