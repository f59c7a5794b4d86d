import { lazy, type ReactElement } from 'react';
import type { ListedEvent } from '../replica/index.ts';
import { explainedName } from './explained-name.ts';
import { Fold } from './fold.tsx';

const EventSaid = lazy(() => import('./event-said.tsx').then((said) => ({ default: said.EventSaid })));

/** Why a judged event gave what it gave: asked from the server, which alone knows. Nothing while there is nothing to explain. */
export const EventWhy = ({ event, about }: { readonly event: ListedEvent; readonly about: string }): ReactElement | null => {
  const name = explainedName(event);
  return name === null ? null : <Fold about={about}>{() => <EventSaid name={name} />}</Fold>;
};
