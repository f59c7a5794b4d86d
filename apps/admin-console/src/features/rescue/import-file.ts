import { isCertificateRefused, readRescueText } from '@qoa/shared/carry';
import type { EnrolmentId } from '@qoa/shared/ids';
import { PUSH_EVENTS_MAX, type RescueResult } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import type { ConsoleTransport } from '../../platform/console-transport.ts';
import { type RescueSummary, summaryOf } from './rescue-summary.ts';

/** An import on its way. What was taken before a refusal stays taken, and the same file may come again. Law: once */
export type RescueImport =
  | { readonly state: 'idle' }
  | { readonly state: 'sending'; readonly done: number; readonly all: number }
  | { readonly state: 'done'; readonly summary: RescueSummary }
  | { readonly state: 'refused'; readonly refusal: Refusal };

/** Sends a rescue file in portions and tells how it goes. First the certificates in it: one that the server refuses makes nobody known, and says nothing of the sales. Rule: Restore */
export const importFile = async (transport: Pick<ConsoleTransport, 'adopt' | 'rescue'>, file: Blob, tell: (now: RescueImport) => void): Promise<void> => {
  const { certificates, envelopes, answers, damaged } = readRescueText(await file.text());
  if (envelopes.length === 0) return tell({ state: 'refused', refusal: { failure: 'away', code: 'RESCUE_FILE_EMPTY', facts: {} } });
  tell({ state: 'sending', done: 0, all: envelopes.length });
  for (const phone of certificates) {
    const adopted = await transport.adopt(phone);
    if (!adopted.ok && !isCertificateRefused(adopted.error.code)) return tell({ state: 'refused', refusal: adopted.error });
  }
  const results: RescueResult[] = [];
  const waitsForKey = new Set<EnrolmentId>();
  for (let from = 0; from < envelopes.length; from += PUSH_EVENTS_MAX) {
    tell({ state: 'sending', done: from, all: envelopes.length });
    const portion = envelopes.slice(from, from + PUSH_EVENTS_MAX);
    const answer = await transport.rescue({ envelopes: portion, answers: portion.flatMap((envelope) => answers.get(envelope) ?? []) });
    if (!answer.ok) return tell({ state: 'refused', refusal: answer.error });
    results.push(...answer.value.results);
    answer.value.waitsForKey?.forEach((enrolment) => waitsForKey.add(enrolment));
  }
  tell({ state: 'done', summary: summaryOf(results, damaged, waitsForKey) });
};
