import type { ExplainedLine } from '@qoa/messages';
import { parseAs, saleExplainedSchema, type ExplainRequest } from '@qoa/shared/protocol';
import type { Desk } from '../sync/index.ts';

/** The lines below the verdict, which the row shows already; of a sale of which nothing else is told, that. `away`: nothing came that this release can read. `busy`: the server answers, and has no turn for it now. */
export type Explained = readonly ExplainedLine[] | 'away' | 'busy';

/** A person waits for it. */
const LATE_MS = 8_000;

/** Asks once. */
export const askExplanation = async (desk: Desk, request: ExplainRequest): Promise<Explained> => {
  const answer = await desk.ask('/v1/explanations', request, LATE_MS);
  if (!answer.ok && busyCodes.has(answer.error.code)) return 'busy';
  const read = answer.ok ? parseAs(saleExplainedSchema, answer.value) : null;
  if (read === null || !read.ok) return 'away';
  const { said } = read.value;
  const deeper = said.filter(({ depth }) => depth > 0);
  return deeper.length > 0 ? deeper : said;
};

const busyCodes: ReadonlySet<string> = new Set(['EXPLANATIONS_BUSY', 'RATE_LIMITED']);
