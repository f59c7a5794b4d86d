import type { EventName } from '@qoa/shared/events';
import { lazy, type ReactElement } from 'react';
import { Fold } from './fold.tsx';

const EventSaid = lazy(() => import('./event-said.tsx').then((said) => ({ default: said.EventSaid })));

/** Why a judged event gave what it gave: asked from the server, which alone knows. */
export const EventWhy = ({ name, about }: { readonly name: EventName; readonly about: string }): ReactElement => <Fold about={about}>{() => <EventSaid name={name} />}</Fold>;
