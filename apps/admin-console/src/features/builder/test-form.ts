import axe from 'axe-core';
import { consoleCampaigns, consoleTemplates } from '@qoa/messages';
import type { ProgrammeId } from '@qoa/shared/ids';
import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { builderWords } from './builder-words.ts';
import { testBuilder, type TestServer } from './open-test-builder.tsx';

/** What the tests of the form share: its words, and hands on it. */
export const b = builderWords.es;
export const k = consoleCampaigns.es;
export const names = consoleTemplates.es;
export const id = 1 as ProgrammeId;

export const violations = async (): Promise<readonly string[]> => {
  document.title = 'Qoa';
  document.documentElement.lang = 'es-MX';
  const { violations: found } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  return found.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`);
};

export const open = async (server: TestServer, campaign: ProgrammeId | null = null): Promise<ReturnType<typeof testBuilder>> => {
  const built = testBuilder(server, { campaign });
  await render(built.screen);
  return built;
};
export const choose = (template: keyof typeof names): Promise<void> => page.getByRole('button', { name: new RegExp(`^${names[template]}`) }).click();
export const begin = async (server: TestServer, template: keyof typeof names): Promise<ReturnType<typeof testBuilder>> => {
  const built = await open(server);
  await choose(template);
  return built;
};
export const savedDocument = (server: TestServer) => server.doors.detail(id).then((detail) => (detail.ok ? detail.value.proposal?.document : undefined));
export const short = () => page.getByTestId('short-words');
export const says = (words: string): Promise<void> => expect.poll(() => short().element().textContent).toContain(words);
export const saysNo = (words: string): Promise<void> => expect.poll(() => short().element().textContent).not.toContain(words);
export const field = (at: string): HTMLInputElement => document.querySelector<HTMLInputElement>(`[data-at="${at}"]`) ?? expect.fail(`no field ${at}`);
export const press = async (...keys: readonly string[]): Promise<void> => { for (const key of keys) await userEvent.keyboard(key); };
