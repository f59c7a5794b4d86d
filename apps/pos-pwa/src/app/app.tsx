import { lazy, Suspense, useCallback, useState, type ReactElement } from 'react';
import { Link, Route, Router, Switch, useLocation } from 'wouter';
import { phoneIdentity, type Locale } from '@qoa/messages';
import type { EnrolmentCode } from '@qoa/shared/ids';
import { SyncBanner } from '../features/status/index.ts';
import { SaleScreen } from '../features/sale/index.ts';
import { useEnded, useEnrolled } from '../features/device/index.ts';
import { CAMPAIGNS_PATH } from '../platform/campaigns-path.ts';
import { RESCUE_PATH } from '../platform/rescue-path.ts';
import { useLocale } from '../platform/use-locale.ts';
import { TabBar } from './tab-bar.tsx';

const UpdatePrompt = lazy(() => import('./update-prompt.tsx').then((prompt) => ({ default: prompt.UpdatePrompt })));
const HistoryScreen = lazy(() => import('../features/history/index.ts').then((history) => ({ default: history.HistoryScreen })));
const CampaignsScreen = lazy(() => import('../features/campaigns/index.ts').then((campaigns) => ({ default: campaigns.CampaignsScreen })));
const EnrolScreen = lazy(() => import('../features/enrol/index.ts').then((enrol) => ({ default: enrol.EnrolScreen })));
const ReceiptScreen = lazy(() => import('../features/carry/receipt-screen.tsx').then((carry) => ({ default: carry.ReceiptScreen })));
const RescueScreen = lazy(() => import('../features/carry/rescue-screen.tsx').then((carry) => ({ default: carry.RescueScreen })));
const EnrolLink = lazy(() => import('../features/enrol/index.ts').then((enrol) => ({ default: enrol.EnrolLink })));
const StatusScreen = lazy(() => import('../features/status/status-screen.tsx').then((status) => ({ default: status.StatusScreen })));

interface AppProps {
  readonly version: string;
  /** The person chose another language. */
  readonly onLocale: (locale: Locale) => void;
}

/** The tendero's app: enrolment until the phone is a store's, then the sale, with the truth about sync above every screen. */
export const App = (props: AppProps): ReactElement => (
  <Router base="/pos">
    <div className="shell">
      <Suspense fallback={<div className="shell-wait" />}>
        <Screens {...props} />
      </Suspense>
      <Suspense fallback={null}>
        <UpdatePrompt />
      </Suspense>
    </div>
  </Router>
);

const Screens = ({ version, onLocale }: AppProps): ReactElement => {
  const [path, navigate] = useLocation();
  const [code, setCode] = useState<EnrolmentCode | null>(null);
  const goHome = useCallback(() => {
    setCode(null);
    navigate('/');
  }, [navigate]);
  const enrolBy = useCallback(
    (shown: EnrolmentCode) => {
      setCode(shown);
      navigate('/alta');
    },
    [navigate],
  );
  const enrolled = useEnrolled();
  const ended = useEnded();
  if (enrolled === null && ended !== null && path === RESCUE_PATH) return <RescueAtTheEnd />;
  if (enrolled === null) return <EnrolScreen ended={ended} onLocale={onLocale} />;
  return (
    <>
      <SyncBanner />
      {path !== '/alta' && (
        <Suspense fallback={null}>
          <EnrolLink onUse={enrolBy} />
        </Suspense>
      )}
      <Switch>
        <Route path="/ventas" component={HistoryScreen} />
        <Route path={CAMPAIGNS_PATH} component={CampaignsScreen} />
        <Route path="/alta">
          <EnrolScreen code={code} onEnrolled={goHome} onLocale={onLocale} />
        </Route>
        <Route path={RESCUE_PATH} component={RescueScreen} />
        <Route path="/recibo/:parts">{({ parts }) => <ReceiptScreen parts={parts} />}</Route>
        <Route path="/estado">
          <StatusScreen version={version} onLocale={onLocale} />
        </Route>
        <Route component={SaleScreen} />
      </Switch>
      <TabBar />
    </>
  );
};

/** A phone that sells no more still hands out what waits on it. */
const RescueAtTheEnd = (): ReactElement => (
  <>
    <RescueScreen />
    <Link href="/" className="shell-back">
      {phoneIdentity[useLocale()].back}
    </Link>
  </>
);
