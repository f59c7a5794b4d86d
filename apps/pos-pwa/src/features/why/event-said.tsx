import { phoneWhy } from '@qoa/messages';
import type { EventName } from '@qoa/shared/events';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { reportDefect } from '../../platform/report-defect.ts';
import { useLocale } from '../../platform/use-locale.ts';
import { useDesk } from '../sync/index.ts';
import { askExplanation, type Explained } from './ask-explanation.ts';
import { Away } from './away.tsx';
import { Busy } from './busy.tsx';
import { Said } from './said.tsx';

/** What the server answers about an event; without signal the verdict above is all there is, until there is signal again. */
export const EventSaid = ({ name: { enrolment, seq } }: { readonly name: EventName }): ReactElement => {
  const locale = useLocale();
  const desk = useDesk();
  const [told, setTold] = useState<Explained | 'asking'>('asking');
  const [tries, setTries] = useState(1);
  const askAgain = useCallback(() => {
    setTold('asking');
    setTries((n) => n + 1);
  }, []);
  useEffect(() => {
    let here = true;
    askExplanation(desk, { enrolment, seq, lang: locale }).then((explained) => (here ? setTold(explained) : undefined), reportDefect);
    return () => {
      here = false;
    };
  }, [desk, enrolment, seq, locale, tries]);
  if (told === 'asking') return <p className="why-note">{phoneWhy[locale].loading}</p>;
  if (told === 'busy') return <Busy onAgain={askAgain} />;
  return told === 'away' ? <Away onReached={askAgain} /> : <Said lines={told} />;
};
