import { phoneErrorText } from '@qoa/messages';
import type { ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { useStoreZone } from '../device/index.ts';
import type { SaleProblem } from './sale-state.ts';

/** What keeps something from being saved, and what to do about it. */
export const ProblemNote = ({ problem: { code, facts = {} } }: { readonly problem: SaleProblem }): ReactElement => {
  const [what, next] = phoneErrorText(code, facts, useLocale(), useStoreZone());
  return (
    <div className="problem" role="alert">
      <strong>{what}</strong>
      <p>{next}</p>
    </div>
  );
};
