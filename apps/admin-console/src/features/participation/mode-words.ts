import type { Participation } from '@qoa/shared/protocol';
import type { ConsoleWords } from '../../platform/words-context.tsx';

/** The ways in which stores come in, each with what it means. */
export const modeWords = ({ k }: Pick<ConsoleWords, 'k'>): Readonly<Record<Participation['mode'], { readonly name: string; readonly says: string }>> => ({
  automatic: { name: k.automatic, says: k.automaticSays },
  managed: { name: k.managed, says: k.managedSays },
  'opt-in': { name: k.optIn, says: k.optInSays },
});
