import type { EnrolmentCode } from '@qoa/shared/ids';
import type { Result } from '@qoa/shared/result';
import { useEffect } from 'react';
import { takeFragmentCode } from './fragment-code.ts';

/** Hands over the code of a link that opened this page, or that is opened while it stands. `take` must be stable (useCallback). */
export const useFragmentCode = (take: (code: Result<EnrolmentCode, unknown>) => void): void =>
  useEffect(() => {
    const look = (): void => {
      const code = takeFragmentCode(location, history);
      if (code !== null) take(code);
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, [take]);
