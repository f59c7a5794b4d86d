import { readCardText } from '@qoa/shared/codes';
import type { CardCode } from '@qoa/shared/ids';

/** Codes as somebody wrote them, each once, and those that no card can have. A card's QR text is read, too. */
export const readCardCodes = (written: readonly string[]): { readonly codes: ReadonlyMap<CardCode, string>; readonly wrong: readonly string[] } => {
  const codes = new Map<CardCode, string>();
  const wrong = new Set<string>();
  for (const text of written) {
    const read = readCardText(text);
    if (!read.ok) wrong.add(text);
    else if (!codes.has(read.value)) codes.set(read.value, text);
  }
  return { codes, wrong: [...wrong] };
};
