import { createListeners, type Listeners } from './listeners.ts';

/** Listeners of every tab of this phone: telling here is heard there. A tab that sleeps hears when it wakes, or never: it is only a hint. */
export const createTabListeners = (channelName: string): Listeners => {
  const own = createListeners();
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', own.tell);
  return {
    subscribe: own.subscribe,
    tell: () => {
      own.tell();
      channel.postMessage(null);
    },
  };
};
