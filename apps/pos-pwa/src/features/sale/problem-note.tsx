import { errorText, phoneSale } from '@qoa/messages';
import type { ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import type { SaleProblem } from './sale-state.ts';

/** What keeps something from being saved, and what to do about it. */
export const ProblemNote = ({ problem }: { readonly problem: SaleProblem }): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const [what, next] = problem.code === 'SALE_EMPTY' ? [words.needsProduct, ''] : problem.code === 'STORAGE_FULL' ? [words.storageFullTitle, words.storageFullNext] : problem.code.startsWith('SALE_') ? [words.tooMuch, ''] : errorText(problem.code, {}, locale);
  return (
    <div className="problem" role="alert">
      <strong>{what}</strong>
      {next !== '' && <p>{next}</p>}
    </div>
  );
};
