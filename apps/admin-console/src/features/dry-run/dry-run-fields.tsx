import { useId } from 'react';
import type { ReactNode } from 'react';
import { DRY_RUN_DAYS_MAX, SAMPLE_SALES_A_DAY_MAX } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import type { DryRunForm } from './dry-run-form.ts';

/** Over which sales a dry run goes. */
export const DryRunFields = ({ form, onForm }: { readonly form: DryRunForm; readonly onForm: (form: DryRunForm) => void }): ReactNode => {
  const { d } = useWords();
  const kinds = { past: [d.past, d.pastSays], sample: [d.sample, d.sampleSays] } as const;
  return (
    <>
      <fieldset className="reasons">
        <legend>{d.over}</legend>
        {(['past', 'sample'] as const).map((kind) => (
          <label key={kind}>
            <input type="radio" name="over" checked={form.kind === kind} onChange={() => onForm({ ...form, kind })} />
            <span>{kinds[kind][0]}<small>{kinds[kind][1]}</small></span>
          </label>
        ))}
      </fieldset>
      <div className="pair">
        <WholeNumber label={d.days} max={DRY_RUN_DAYS_MAX} value={form.days} onValue={(days) => onForm({ ...form, days })} />
        {form.kind === 'past' ? null : <WholeNumber label={d.salesADay} max={SAMPLE_SALES_A_DAY_MAX} value={form.salesADay} onValue={(salesADay) => onForm({ ...form, salesADay })} />}
      </div>
    </>
  );
};

const WholeNumber = ({ label, max, value, onValue }: { readonly label: string; readonly max: number; readonly value: string; readonly onValue: (value: string) => void }): ReactNode => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="number" min={1} max={max} step={1} value={value} onChange={(event) => onValue(event.target.value)} />
    </div>
  );
};
