import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { phoneStatus } from '@qoa/messages';
import { memoryOutbox, OutboxContext } from '../features/outbox/index.ts';
import { memorySyncStatus, SyncContext } from '../features/sync/index.ts';
import { UpdateContext, type UpdateState } from '../platform/use-update.ts';
import { UpdatePrompt } from './update-prompt.tsx';

const words = phoneStatus.es;

const shown = async (situation: { readonly state: UpdateState; readonly pushing: boolean; readonly selling: boolean }) => {
  const outbox = memoryOutbox(() => 0);
  if (situation.selling) await outbox.keepDraft({ id: 'd1', body: 'a sale' });
  const sync = memorySyncStatus({ pushing: situation.pushing });
  let applied = 0;
  const update = { state: () => situation.state, subscribe: () => () => undefined, apply: () => void applied++ };
  const screen = await render(
    <OutboxContext value={outbox}>
      <SyncContext value={sync}>
        <UpdateContext value={update}>
          <UpdatePrompt />
          <p>shown</p>
        </UpdateContext>
      </SyncContext>
    </OutboxContext>,
  );
  await expect.element(screen.getByText('shown')).toBeVisible();
  return { screen, sync, outbox, applied: () => applied };
};

describe('a newer release', () => {
  test('is offered when the counter is quiet, and taken only on a tap', async () => {
    const { screen, applied } = await shown({ state: 'waiting', pushing: false, selling: false });
    await expect.element(screen.getByText(words.updateReady)).toBeVisible();
    expect(applied()).toBe(0);
    await screen.getByRole('button', { name: words.updateNow }).click();
    expect(applied()).toBe(1);
  });

  test('is put off for this page when the tendero says later', async () => {
    const { screen, applied } = await shown({ state: 'waiting', pushing: false, selling: false });
    await screen.getByRole('button', { name: words.updateLater }).click();
    await expect.element(screen.getByText(words.updateReady)).not.toBeInTheDocument();
    expect(applied()).toBe(0);
  });

  test('never interrupts a sale', async () => {
    const { screen } = await shown({ state: 'waiting', pushing: false, selling: true });
    await expect.element(screen.getByText(words.updateReady)).not.toBeInTheDocument();
  });

  test('never interrupts a push, and comes back after it', async () => {
    const { screen, sync } = await shown({ state: 'waiting', pushing: true, selling: false });
    await expect.element(screen.getByText(words.updateReady)).not.toBeInTheDocument();
    sync.become({ pushing: false });
    await expect.element(screen.getByText(words.updateReady)).toBeVisible();
  });

  test('that another tab took is followed without a tap, once neither sale nor push is open', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { screen, sync, outbox, applied } = await shown({ state: 'taken', pushing: true, selling: true });
    await expect.element(screen.getByText(words.updateReady)).not.toBeInTheDocument();
    sync.become({ pushing: false });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(applied()).toBe(0);
    await outbox.forgetDraft('d1');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(applied()).toBe(0);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(applied()).toBe(1);
  });
});
