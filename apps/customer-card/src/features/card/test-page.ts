import type { StubWorld } from '../../stub/stub-world.ts';
import type { CardPage } from './card-page.ts';
import { openingPage } from './card-step.ts';
import { applyPull, emptyWallet, pullOf } from './wallet.ts';

/** The page of a stub world's card as it stands after its first pull. */
export const livePage = (world: StubWorld, changes: Partial<CardPage> = {}): CardPage => ({
  ...openingPage,
  link: 'open',
  signal: 'live',
  card: world.session().card,
  wallet: applyPull(emptyWallet, world.pull(pullOf(emptyWallet))).wallet,
  ...changes,
});
