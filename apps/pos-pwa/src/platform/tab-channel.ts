import type { Unsubscribe } from './listeners.ts';

/** Messages between the tabs of this phone. A tab that sleeps may never hear one. */
export interface TabChannel<Message> {
  readonly tell: (message: Message) => void;
  readonly hear: (listener: (message: Message) => void) => Unsubscribe;
}

/** A channel of one name. All tabs run this app, one release or two of it: `isMessage` guards against the other. */
export const openTabChannel = <Message>(name: string, isMessage: (value: unknown) => value is Message): TabChannel<Message> => {
  const channel = new BroadcastChannel(name);
  return {
    tell: (message) => channel.postMessage(message),
    hear: (listener) => {
      const heard = ({ data }: MessageEvent<unknown>): void => {
        if (isMessage(data)) listener(data);
      };
      channel.addEventListener('message', heard);
      return () => channel.removeEventListener('message', heard);
    },
  };
};
