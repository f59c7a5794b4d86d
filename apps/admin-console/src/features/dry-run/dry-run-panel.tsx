import { useState, useSyncExternalStore } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { formatDuration } from '@qoa/messages';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { StorePay } from '@qoa/shared/feed';
import type { ProgrammeId } from '@qoa/shared/ids';
import { DRY_RUN_DAYS_MAX, SAMPLE_SALES_A_DAY_MAX } from '@qoa/shared/protocol';
import { canonicalText } from '@qoa/shared/rules';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useNow } from '../../platform/use-now.ts';
import { useWords } from '../../platform/words-context.tsx';
import { DryRunFields } from './dry-run-fields.tsx';
import { firstForm, overOf, type DryRunProblem } from './dry-run-form.ts';
import { DryRunResult } from './dry-run-result.tsx';
import type { DryRun, DryRuns } from './dry-runs.ts';

interface DryRunPanelProps {
  readonly campaign: ProgrammeId;
  readonly document: RevisionDraft;
  /** What stores earn by its participation. */
  readonly pay: StorePay | null;
  readonly runs: DryRuns;
  readonly nowMs: () => number;
}

/** Tries a campaign's rules on sales, before anybody promises them. What runs goes on when the screen is left. */
export const DryRunPanel = ({ campaign, document, pay, runs, nowMs }: DryRunPanelProps): ReactNode => {
  const { d } = useWords();
  const run = useSyncExternalStore(runs.subscribe, () => runs.of(campaign));
  const [form, setForm] = useState(firstForm);
  const [problem, setProblem] = useState<DryRunProblem | null>(null);
  const start = (event: FormEvent): void => {
    event.preventDefault();
    const over = overOf(form);
    setProblem(over.ok ? null : over.error);
    if (over.ok) runs.start(campaign, { document, over: over.value });
  };
  const wrong = { 'days-wrong': d.daysWrong(DRY_RUN_DAYS_MAX), 'sales-wrong': d.salesWrong(SAMPLE_SALES_A_DAY_MAX) };
  return (
    <section className="panel dry-run" aria-labelledby="dry-run-title">
      <h2 id="dry-run-title">{d.title}</h2>
      <p>{d.intro}</p>
      <form noValidate onSubmit={start}>
        <DryRunFields form={form} onForm={setForm} />
        <p role="alert" className="refusal">{problem === null ? '' : wrong[problem]}</p>
        {run?.state === 'running' ? null : <button type="submit" className="main">{run === null ? d.start : d.again}</button>}
      </form>
      <div role="status">{run?.state === 'running' ? <Running sinceMs={run.sinceMs} nowMs={nowMs} onStop={() => runs.stop(campaign)} /> : null}</div>
      {run === null || run.state === 'running' ? null : <Ended run={run} document={document} pay={pay} />}
    </section>
  );
};

const Running = ({ sinceMs, nowMs, onStop }: { readonly sinceMs: number; readonly nowMs: () => number; readonly onStop: () => void }): ReactNode => {
  const { d, locale } = useWords();
  const now = useNow(nowMs, 1000);
  return (
    <div className="running">
      <progress aria-label={d.title} />
      <p><b aria-hidden="true">{d.running(formatDuration(now - sinceMs, locale))}</b> {d.runningNote}</p>
      <button type="button" onClick={onStop}>{d.stop}</button>
    </div>
  );
};

const Ended = ({ run, document, pay }: { readonly run: Exclude<DryRun, { readonly state: 'running' }> } & Pick<DryRunPanelProps, 'document' | 'pay'>): ReactNode => {
  const { d, locale } = useWords();
  if (run.state === 'refused') return <p role="alert" className="refusal">{d.failed} {refusalWords(run.refusal, locale)}</p>;
  const isOther = canonicalText(run.request.document) !== canonicalText(document);
  return (
    <>
      {isOther ? <p className="notice">{d.otherRules}</p> : null}
      <DryRunResult over={run.request.over} report={run.report} pay={pay} />
    </>
  );
};
