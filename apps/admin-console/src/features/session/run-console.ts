import type { ConsoleTransport } from '../../platform/console-transport.ts';
import type { ConsoleCommand, ConsoleInput, ConsoleState } from './console-state.ts';
import { consoleStep, openingConsole } from './console-step.ts';

/** What the running console needs of its world; time and chance are passed in. */
export interface ConsoleWorld {
  readonly transport: ConsoleTransport;
  readonly nowMs: () => number;
  /** From 0 up to 1. */
  readonly chance: () => number;
  readonly wait: (ms: number, act: () => void) => () => void;
  /** Whether somebody was signed in here when the page was last seen: then it is worth asking. The cookie alone decides. */
  readonly signedInBefore: { readonly read: () => boolean; readonly write: (signedIn: boolean) => void };
}

/** A running console: its state now, who wants to know of a change, and the way to tell it what happened. */
export interface RunningConsole {
  readonly state: () => ConsoleState;
  readonly subscribe: (changed: () => void) => () => void;
  readonly feed: (input: ConsoleInput) => void;
}

/** Runs the console's machine: performs what it commands and feeds it what happens. */
export const runConsole = (world: ConsoleWorld): RunningConsole => {
  const { transport } = world;
  const subscribers = new Set<() => void>();
  let state = openingConsole;
  let stopRetry = (): void => undefined;
  let stopReading = (): void => undefined;
  let stopListening = (): void => undefined;

  const feed = (input: ConsoleInput): void => {
    const [next, commands] = consoleStep(state, input, world.nowMs());
    if (next.session !== state.session && next.session !== 'asking') world.signedInBefore.write(next.session === 'in');
    state = next;
    subscribers.forEach((changed) => changed());
    commands.forEach(perform);
  };

  const perform = (command: ConsoleCommand): void => {
    switch (command.do) {
      case 'read-health':
        stopReading();
        void transport.health().then((heard) => feed(heard.ok ? { kind: 'HealthAnswered', answer: heard.value } : { kind: 'HealthFailed', failure: heard.error.failure }));
        return;
      case 'read-health-later':
        stopReading();
        stopReading = world.wait(command.afterMs, () => feed({ kind: 'HealthDue' }));
        return;
      case 'pull':
        void transport.pull(command.request).then((heard) => feed(heard.ok ? { kind: 'PullAnswered', answer: heard.value } : { kind: 'PullFailed', failure: heard.error.failure }));
        return;
      case 'connect':
        stopListening = transport.listen((message) => feed({ kind: 'LiveSaid', message }), () => feed({ kind: 'LiveClosed' }));
        return;
      case 'disconnect':
        stopReading();
        stopRetry();
        stopListening();
        return;
      case 'retry':
        stopRetry();
        stopRetry = world.wait(command.afterMs * (0.5 + world.chance() / 2), () => feed({ kind: 'RetryDue' }));
        return;
    }
  };

  feed({ kind: world.signedInBefore.read() ? 'Opened' : 'SignedOut' });
  return {
    state: () => state,
    feed,
    subscribe: (changed) => {
      subscribers.add(changed);
      return () => subscribers.delete(changed);
    },
  };
};
