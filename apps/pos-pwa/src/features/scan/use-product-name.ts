import type { Reading } from '@qoa/shared/codes';
import { useEffect, useState } from 'react';

/** What a typed product is called, once the phone has looked it up; null while unknown. */
export const useProductName = (reading: Reading | null, nameOf: ((gtin: string) => Promise<string | null>) | undefined): string | null => {
  const gtin = reading?.kind === 'product' ? reading.gtin : null;
  const [named, setNamed] = useState<{ readonly gtin: string; readonly name: string | null } | null>(null);
  useEffect(() => {
    if (gtin === null || nameOf === undefined) return;
    nameOf(gtin).then((name) => setNamed({ gtin, name }), reportError);
  }, [gtin, nameOf]);
  return named !== null && named.gtin === gtin ? named.name : null;
};
