import { utf8Of } from '@qoa/shared/bytes';
import { shortDigestOf } from '../../platform/digest.ts';
import type { Vault } from '../../platform/vault.ts';
import { drawEnrolmentKeys, type EnrolmentKeys } from './keys.ts';

const prefix = 'drawn:';

/**
 * The pairs with which this phone asks by a code: drawn at the first try, the same at every later one, so that the server tells a phone
 * whose answer was lost from another phone. Kept before they are shown. Rejects where the vault does.
 */
export const keysFor = async (vault: Vault, code: string): Promise<EnrolmentKeys> => {
  const name = prefix + (await shortDigestOf(new Uint8Array(utf8Of(code))));
  const [known] = await vault.list(name);
  if (isKeys(known?.value)) return known.value;
  const drawn = await drawEnrolmentKeys();
  const kept = await vault.keepFirst(name, drawn);
  return isKeys(kept) ? kept : drawn;
};

/** Forgets every pair that waits for an answer. */
export const forgetDrawn = async (vault: Vault): Promise<void> => vault.remove((await vault.list(prefix)).map(({ name }) => name));

const isKeys = (value: unknown): value is EnrolmentKeys => typeof value === 'object' && value !== null && 'agreement' in value && 'signing' in value;
