import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Audiences } from '@qoa/shared/protocol';
import { NotRead } from '../campaigns/index.ts';
import { ScreenTitle } from '../../platform/screen-title.tsx';
import { useLoaded } from '../../platform/use-loaded.ts';
import type { AudienceDoors } from './audience-doors.ts';
import { BirthdaysPanel } from './birthdays-panel.tsx';
import { CardErasurePanel } from './card-erasure-panel.tsx';
import { CardLinkPanel } from './card-link-panel.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { MembersModal, type MembersOf } from './members-modal.tsx';
import { MembersPanel } from './members-panel.tsx';
import { PlacesModal } from './places-modal.tsx';
import { PermitsPanel } from './permits-panel.tsx';
import { useAudienceWords } from './use-audience-words.ts';
import './audiences.css';

interface AudiencesScreenProps {
  readonly doors: AudienceDoors;
  readonly due: number;
  readonly isAdmin: boolean;
}

/** What campaigns may name of cards, stores and makers, where it comes from, and who changed it. */
export const AudiencesScreen = ({ doors, due, isAdmin }: AudiencesScreenProps): ReactNode => {
  const { a } = useAudienceWords();
  const { value, refusal, again } = useLoaded(doors.read, due);
  const [asked, setAsked] = useState<MembersOf | 'places' | null>(null);
  return (
    <main id="content">
      <div className="title"><ScreenTitle>{a.title}</ScreenTitle></div>
      <p className="intro">{a.intro}</p>
      {refusal === null && value !== null ? null : <NotRead refusal={refusal} onAgain={again} />}
      {value === null ? null : <Panels value={value} doors={doors} isAdmin={isAdmin} onAsk={setAsked} onChanged={again} />}
      {asked === 'places' ? <PlacesModal doors={doors} onChanged={again} onClose={() => setAsked(null)} /> : asked === null || value === null ? null : <MembersModal key={asked.of} asked={asked} doors={doors} onChanged={again} onClose={() => setAsked(null)} />}
    </main>
  );
};

interface PanelsProps extends Omit<AudiencesScreenProps, 'due'> {
  readonly value: Audiences;
  readonly onAsk: (asked: MembersOf | 'places') => void;
  readonly onChanged: () => Promise<void>;
}

const Panels = ({ value: { segments, storeLists, cpgs, birthdays, changes }, doors, isAdmin, onAsk, onChanged }: PanelsProps): ReactNode => {
  const { a } = useAudienceWords();
  return (
    <div className="campaign">
      <div>
        <MembersPanel title={a.segments} hint={a.segmentsHint} none={a.segmentsNone} create={a.newSegment} rows={segments.map(({ segment, cards }) => ({ name: segment, count: a.cards(cards) }))} onAsk={isAdmin ? (name) => onAsk({ of: 'segment', name }) : null} />
        <MembersPanel title={a.lists} hint={a.listsHint} none={a.listsNone} create={a.newList} rows={storeLists.map(({ list, stores }) => ({ name: list, count: a.stores(stores) }))} onAsk={isAdmin ? (name) => onAsk({ of: 'store-list', name }) : null}>{isAdmin ? <button type="button" onClick={() => onAsk('places')}>{a.places}</button> : null}</MembersPanel>
        <ChangesPanel changes={changes} />
      </div>
      <div>
        <PermitsPanel cpgs={cpgs} doors={doors} isAdmin={isAdmin} onChanged={onChanged} />
        <BirthdaysPanel birthdays={birthdays} doors={doors} isAdmin={isAdmin} onChanged={onChanged} />
        {isAdmin ? <CardLinkPanel doors={doors} onChanged={onChanged} /> : null}
        {isAdmin ? <CardErasurePanel doors={doors} onChanged={onChanged} /> : null}
      </div>
    </div>
  );
};
