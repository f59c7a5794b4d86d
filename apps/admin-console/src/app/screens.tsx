import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { ConsoleState } from '../features/session/index.ts';
import { newestFact } from '../features/stream/index.ts';
import { paths, programmeOf } from '../platform/paths.ts';
import { ScreenTitle } from '../platform/screen-title.tsx';
import { useWords } from '../platform/words-context.tsx';
import type { ConsoleParts } from './console-app.tsx';
import { HealthScreen } from './health-screen.tsx';

const CampaignScreen = lazy(() => import('../features/campaign-life/campaign-screen.tsx').then((life) => ({ default: life.CampaignScreen })));
const CampaignsScreen = lazy(() => import('../features/campaigns/campaigns-screen.tsx').then((campaigns) => ({ default: campaigns.CampaignsScreen })));
const AudiencesScreen = lazy(() => import('../features/audiences/audiences-screen.tsx').then((audiences) => ({ default: audiences.AudiencesScreen })));
const BuilderScreen = lazy(() => import('../features/builder/builder-screen.tsx').then((builder) => ({ default: builder.BuilderScreen })));

/** The screen that the address names. */
export const Screens = ({ state, parts }: { readonly state: ConsoleState; readonly parts: ConsoleParts }): ReactNode => {
  const [, navigate] = useLocation();
  const open = (campaign: ProgrammeId): void => navigate(paths.campaign(campaign));
  const due = newestFact(state.journal);
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path={paths.health}><HealthScreen state={state} parts={parts} /></Route>
        <Route path={paths.campaigns}><CampaignsScreen doors={parts.doors} due={due} isAdmin={state.health?.answer.reader === 'admin'} /></Route>
        <Route path={paths.audiences}><AudiencesScreen doors={parts.audiences} due={due} isAdmin={state.health?.answer.reader === 'admin'} /></Route>
        <Route path={builderPath}>
          {({ id }) => <BuilderScreen doors={parts.doors} campaign={id === undefined ? null : programmeOf(id)} onOpen={open} onLeave={() => navigate(leftFor(id))} />}
        </Route>
        <Route path="/campanas/:id">{({ id }) => <Numbered id={id} screen={(campaign) => <CampaignScreen key={campaign} {...parts} due={due} campaign={campaign} />} />}</Route>
        <Route><NotFound /></Route>
      </Switch>
    </Suspense>
  );
};

/** One route for both: a new campaign that gets its number stays the same screen. */
const builderPath = /^\/campanas\/(?:nueva|(?<id>[1-9]\d{0,9})\/editar)\/?$/;

/** Where the builder is left for: the campaign that it was about, else the list. */
const leftFor = (id: string | undefined): string => {
  const campaign = id === undefined ? null : programmeOf(id);
  return campaign === null ? paths.campaigns : paths.campaign(campaign);
};

const Numbered = ({ id, screen }: { readonly id: string; readonly screen: (campaign: ProgrammeId) => ReactNode }): ReactNode => {
  const campaign = programmeOf(id);
  return campaign === null ? <NotFound /> : screen(campaign);
};

const NotFound = (): ReactNode => {
  const { k } = useWords();
  return <main id="content"><ScreenTitle>{k.notFoundTitle}</ScreenTitle><p><Link href={paths.campaigns}>{k.notFoundNext}</Link></p></main>;
};

const Waiting = (): ReactNode => {
  const { c } = useWords();
  return <main id="content" aria-busy="true"><p>{c.loading}</p></main>;
};
