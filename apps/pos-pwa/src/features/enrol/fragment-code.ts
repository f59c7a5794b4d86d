import { readEnrolmentCode } from '@qoa/shared/codes';
import type { EnrolmentCode } from '@qoa/shared/ids';
import type { Result } from '@qoa/shared/result';

/**
 * The code that a link brought in its fragment, taken out of the address so that neither history nor a shared screen shows it.
 * Null when the address brought none.
 */
export const takeFragmentCode = (location: Pick<Location, 'hash' | 'pathname' | 'search'>, history: Pick<History, 'replaceState'>): Result<EnrolmentCode, unknown> | null => {
  const text = new URLSearchParams(location.hash.slice(1)).get('enrol');
  if (text === null) return null;
  history.replaceState(null, '', location.pathname + location.search);
  return readEnrolmentCode(text);
};
