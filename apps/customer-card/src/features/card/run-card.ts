import type { CardTransport } from '../../platform/card-transport.ts';
import type { CardCommand, CardInput, CardPage } from './card-page.ts';
import { cardStep, openingPage } from './card-step.ts';
import type { SavedCardStore } from './saved-card-store.ts';
import { linkMarkOf } from './saved-card-store.ts';

/** What the running page needs of its world; time and chance are passed in. */
export interface CardWorld {
  readonly transport: CardTransport;
  readonly saved: SavedCardStore;
  readonly nowMs: () => number;
  /** From 0 up to 1. */
  readonly chance: () => number;
  readonly wait: (ms: number, act: () => void) => () => void;
  readonly clearFragment: () => void;
  readonly show: (page: CardPage) => void;
}

/** Runs the card page's machine: performs what it commands and feeds it what happens. The returned function wakes it. */
export const runCard = (world: CardWorld, secret: string | null): ((input: CardInput) => void) => {
  let page = openingPage;
  let stopWaiting = (): void => undefined;

  const feed = (input: CardInput): void => {
    const [next, commands] = cardStep(page, input, world.nowMs());
    page = next;
    world.show(page);
    commands.forEach(perform);
  };

  const perform = (command: CardCommand): void => {
    switch (command.do) {
      case 'open-link': return opened(world.transport.openLink(command.secret));
      case 'open-again': return opened(world.transport.openAgain());
      case 'pull': return pulled(world.transport.pull(command.request));
      case 'connect': return world.transport.listen((message) => feed({ kind: 'LiveSaid', message }), () => feed({ kind: 'LiveClosed' }));
      case 'retry':
        stopWaiting();
        stopWaiting = world.wait(command.afterMs * (0.5 + world.chance() / 2), () => feed({ kind: 'RetryDue' }));
        return;
      case 'clear-fragment': return world.clearFragment();
      case 'save': return world.saved.write(command.saved);
      case 'forget': return world.saved.forget();
    }
  };

  const opened = (request: ReturnType<CardTransport['openAgain']>): void => {
    void request.then((heard) => feed(heard.heard ? { kind: 'CardAnswered', answer: heard.answer } : { kind: 'CardFailed', failure: heard.failure }));
  };

  const pulled = (request: ReturnType<CardTransport['pull']>): void => {
    void request.then((heard) => feed(heard.heard ? { kind: 'PullAnswered', answer: heard.answer } : { kind: 'PullFailed', failure: heard.failure }));
  };

  feed({ kind: 'Opened', secret, linkMark: secret === null ? null : linkMarkOf(secret), saved: world.saved.read() });
  return feed;
};
