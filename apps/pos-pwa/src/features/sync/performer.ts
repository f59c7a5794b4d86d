import type { Epoch } from '@qoa/shared/ids';
import type { Remedy, RequestNo, SyncCommand, SyncFault, SyncInput } from '@qoa/shared/sync';
import { faultOf } from '../../platform/storage-fault.ts';
import { performAdopt } from './adopt-errand.ts';
import type { ErrandNeeds } from './errands.ts';
import type { OpenLive } from './live-transport.ts';
import { performPull } from './pull-errand.ts';
import { performPush } from './push-errand.ts';
import { winSession } from './session-errand.ts';
import { enrolAnew } from './renew-errand.ts';
import { performSettle } from './settle-errand.ts';

/** What performing needs besides the errands'. */
export interface PerformerNeeds extends ErrandNeeds {
  readonly openLive: OpenLive;
  readonly nowMs: () => number;
  /** What may be done when nothing moves. */
  readonly remedies: Remedies;
}

/** What lies under the loops and may be built anew. */
export interface Remedies {
  /** Ends all requests under way. */
  readonly rebuildTransport: () => void;
  readonly reopenDatabase: () => void;
}

/** Performs the machine's commands and reports each by its input. Holds what the machine need not know: token, socket, timer. */
export interface Performer {
  readonly perform: (command: SyncCommand) => void;
  /** Builds something anew, and tries again. */
  readonly heal: (remedy: Remedy) => void;
  readonly stop: () => void;
}

/** The machine is asked again after it, whatever it waits for. */
const LONGEST_TIMER_MS = 60 * 60 * 1000;

/** `report` hears of defects; a failed errand also ends as a fault, so that the loop goes on. */
export const createPerformer = (needs: PerformerNeeds, step: (input: SyncInput) => void, report: (error: unknown) => void): Performer => {
  let token = '';
  let closeLive: () => void = () => undefined;
  let liveRequest: RequestNo = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Storage that fails under an errand ends it with a fault, and is reported as what it is. */
  const run = (errand: Promise<SyncInput>, failed: (fault: SyncFault) => SyncInput): void => {
    const ended = errand.catch((error: unknown) => {
      report(error);
      return failed({ code: faultOf(error).code, retryAfterMs: null });
    });
    ended.then(step).catch(report);
  };
  const renewSession = async (request: RequestNo): Promise<SyncInput> => {
    const won = await winSession(needs);
    if (!won.ok) return notingRevocation(needs, { input: 'SessionFailed', request, fault: won.error });
    token = won.value.token;
    return { input: 'SessionWon', request, validForMs: won.value.validForMs };
  };
  const openLive = (request: RequestNo): void => {
    let epoch: Epoch | null = null;
    closeLive();
    liveRequest = request;
    closeLive = needs.openLive(token, {
      ready: (told) => {
        epoch = told;
        step({ input: 'LiveOpened', request });
      },
      hint: ({ scope, head, rows }) => {
        if (epoch !== null) step({ input: 'LiveHinted', request, epoch, scope, head, rows: rows ?? null });
      },
      closed: (retryAfterMs) => step({ input: 'LiveClosed', request, fault: { code: 'NETWORK_AWAY', retryAfterMs } }),
    });
  };
  const applyHint = ({ epoch, scope, rows }: Extract<SyncCommand, { do: 'applyHint' }>): void => {
    needs.replica.applyHint(epoch, scope, rows).then((outcome) => (outcome === 'missed' ? step({ input: 'HintMissed' }) : undefined), report);
  };
  const wake = (atMs: number | null): void => {
    clearTimeout(timer);
    if (atMs !== null) timer = setTimeout(() => step({ input: 'Ticked' }), Math.min(Math.max(0, atMs - needs.nowMs()), LONGEST_TIMER_MS));
  };

  return {
    perform: (command) => {
      switch (command.do) {
        case 'push':
          return run(performPush(needs, command), (fault) => ({ input: 'PushFailed', request: command.request, fault }));
        case 'settle':
          return run(performSettle(needs, command), (fault) => ({ input: 'SettleFailed', request: command.request, fault }));
        case 'pull':
          return run(performPull(needs, command.request, token).then((input) => notingRevocation(needs, input)), (fault) => ({ input: 'PullFailed', request: command.request, fault }));
        case 'renewSession':
          return run(renewSession(command.request), (fault) => ({ input: 'SessionFailed', request: command.request, fault }));
        case 'openLive':
          return openLive(command.request);
        case 'closeLive':
          return closeLive();
        case 'applyHint':
          return applyHint(command);
        case 'adopt':
          return run(performAdopt(needs, command.request), (fault) => ({ input: 'AdoptionFailed', request: command.request, fault }));
        case 'enrolAnew':
          // The banner says it meanwhile. To a server that does not know the key only a person has a new code.
          if (command.reason === 'STORAGE_ROLLED_BACK') enrolAnew(needs).catch(report);
          return undefined;
        case 'wake':
          return wake(command.atMs);
      }
    },
    heal: (remedy) => {
      if (remedy === 'tell-person') return;
      if (remedy === 'reopen-database') needs.remedies.reopenDatabase();
      else {
        needs.remedies.rebuildTransport();
        closeLive();
        step({ input: 'LiveClosed', request: liveRequest, fault: { code: 'NETWORK_AWAY', retryAfterMs: null } });
      }
      step({ input: 'TryNow' });
    },
    stop: () => {
      clearTimeout(timer);
      closeLive();
    },
  };
};

const notingRevocation = async (needs: ErrandNeeds, input: SyncInput): Promise<SyncInput> => {
  if ('fault' in input && input.fault.code === 'ENROLMENT_REVOKED') await needs.device.noteRevoked(needs.enrolment);
  return input;
};
