import { expect, test } from 'vitest';
import { unborn } from './life.ts';
import { shownDocument } from './shown-document.ts';
import { approver, author, bornMs, dayMs, play, published, smallDraft } from './small-life.ts';

test('what stands for a campaign is what holds, and what is proposed only while nothing was published', () => {
  const proposed = { ...smallDraft, name: 'Propuesta' };
  const withProposal = play([{ command: { do: 'edit', document: proposed }, by: author, atMs: bornMs }], published()).life;
  const planned = play([{ command: { do: 'submit' }, by: author, atMs: bornMs }, { command: { do: 'approve', effectiveFromMs: bornMs + dayMs }, by: approver, atMs: bornMs }], withProposal).life;
  expect(shownDocument(unborn, bornMs)).toBeUndefined();
  expect(shownDocument({ ...withProposal, published: [] }, bornMs)?.name).toBe('Propuesta');
  expect(shownDocument(withProposal, bornMs)?.name).toBe(smallDraft.name);
  expect([bornMs, bornMs + dayMs].map((atMs) => shownDocument(planned, atMs)?.name)).toEqual([smallDraft.name, 'Propuesta']);
});
