import { answerBeforeCommit } from '../planted/answer-before-commit.ts';
import { budgetForgotten } from '../planted/budget-forgotten.ts';
import { budgetReadOutsideTheLock } from '../planted/budget-read-outside-the-lock.ts';
import { claimsForgotten } from '../planted/claims-forgotten.ts';
import { waitingClaimsForgotten } from '../planted/waiting-claims-forgotten.ts';
import { cursorJumpsToHead } from '../planted/cursor-jumps-to-head.ts';
import { cursorSurvivesARestore } from '../planted/cursor-survives-a-restore.ts';
import { cursorWithoutChain } from '../planted/cursor-without-chain.ts';
import { deleteByPosition } from '../planted/delete-by-position.ts';
import { draftSavedTwice } from '../planted/draft-saved-twice.ts';
import { drawerByNumber } from '../planted/drawer-by-number.ts';
import { earlierAnswersIgnored } from '../planted/earlier-answers-ignored.ts';
import { eldersNotWaitedFor } from '../planted/elders-not-waited-for.ts';
import { eventBelievedWithoutItsTag } from '../planted/event-believed-without-its-tag.ts';
import { falseHoleByAnEarlyReceipt } from '../planted/false-hole-by-an-early-receipt.ts';
import { feedChainBroken } from '../planted/feed-chain-broken.ts';
import { feedOfEveryStore } from '../planted/feed-of-every-store.ts';
import { floorNotStated } from '../planted/floor-not-stated.ts';
import { forkAnsweredAsRepeat } from '../planted/fork-answered-as-repeat.ts';
import { headerBelievedWithoutItsTag } from '../planted/header-believed-without-its-tag.ts';
import { hintBelievedWhole } from '../planted/hint-believed-whole.ts';
import { holeThoughKept } from '../planted/hole-though-kept.ts';
import { holeToldToNobody } from '../planted/hole-told-to-nobody.ts';
import { innocentPunishedAfterALostCommit } from '../planted/innocent-punished-after-a-lost-commit.ts';
import { limitsForEveryoneNotStored } from '../planted/limits-for-everyone-not-stored.ts';
import { limitsForgotten } from '../planted/limits-forgotten.ts';
import { listShowsTwice } from '../planted/list-shows-twice.ts';
import { lossesForgotten } from '../planted/losses-forgotten.ts';
import { madeWholeTwice } from '../planted/made-whole-twice.ts';
import { memoryOfWhatDidNotCommit } from '../planted/memory-of-what-did-not-commit.ts';
import { midnightInUtc } from '../planted/midnight-in-utc.ts';
import { noDeduplication } from '../planted/no-deduplication.ts';
import { noRetry } from '../planted/no-retry.ts';
import { notedRowsNeverRead } from '../planted/noted-rows-never-read.ts';
import { numberNotCompared } from '../planted/number-not-compared.ts';
import { otherLivesAnswersBelieved } from '../planted/other-lives-answers-believed.ts';
import { overTheLimitTakenBack } from '../planted/over-the-limit-taken-back.ts';
import { poisonStops } from '../planted/poison-stops.ts';
import { queueExpires } from '../planted/queue-expires.ts';
import { queueGoesFirst } from '../planted/queue-goes-first.ts';
import { refuseOnABadTagForEver } from '../planted/refuse-on-a-bad-tag-for-ever.ts';
import { ringDroppedBeforeBackup } from '../planted/ring-dropped-before-backup.ts';
import { settleByNumberAlone } from '../planted/settle-by-number-alone.ts';
import { snapshotShowsTwice } from '../planted/snapshot-shows-twice.ts';
import { tornCommit } from '../planted/torn-commit.ts';
import { twoJudges } from '../planted/two-judges.ts';
import { unknownRowStops } from '../planted/unknown-row-stops.ts';
import { unshownNeverAskedFor } from '../planted/unshown-never-asked-for.ts';
import { pauseWithoutItsRevision } from '../planted/pause-without-its-revision.ts';
import { leftStoreStillEarns } from '../planted/left-store-still-earns.ts';
import { courtesyWithoutEnd } from '../planted/courtesy-without-end.ts';
import { lateSaleJudgedByWhatHoldsNow } from '../planted/late-sale-judged-by-what-holds-now.ts';
import { endWithoutNotice } from '../planted/end-without-notice.ts';
import { revisionFromBeforeItsPublication } from '../planted/revision-from-before-its-publication.ts';
import { decidedOutsideTheTurn } from '../planted/decided-outside-the-turn.ts';
import { revisionToldToNobody } from '../planted/revision-told-to-nobody.ts';
import { expiredTwice } from '../planted/expired-twice.ts';
import { saleRevivesWhatEnded } from '../planted/sale-revives-what-ended.ts';
import { heldDecidedTwice } from '../planted/held-decided-twice.ts';
import { forkWrittenOverTheFirst } from '../planted/fork-written-over-the-first.ts';
import { planWithdrawnOnRecordAlone } from '../planted/plan-withdrawn-on-record-alone.ts';
import { planWithdrawnOnceItHolds } from '../planted/plan-withdrawn-once-it-holds.ts';
import { birthdayCountedTwice } from '../planted/birthday-counted-twice.ts';
import { segmentBelievedAfterItWasLeft } from '../planted/segment-believed-after-it-was-left.ts';
import { segmentNamedToPhones } from '../planted/segment-named-to-phones.ts';
import type { Plant } from './planting.ts';

/** Defects that take several disasters together, once in thousands of schedules, by the file of the schedule that found them. */
export const rarePlants: Readonly<Record<string, string>> = { 'answers of other lives believed': 'fork-that-the-backup-lacks.json' };

/** Realistic defects, each a replacement for one part: every one must be caught. */
export const plants: Readonly<Record<string, Plant>> = {
  'no de-duplication': noDeduplication,
  'answer before commit': answerBeforeCommit,
  'delete by position': deleteByPosition,
  'cursor without chain': cursorWithoutChain,
  'two judges': twoJudges,
  'commit torn in two': tornCommit,
  'hint believed whole': hintBelievedWhole,
  'hole though kept': holeThoughKept,
  'draft saved twice': draftSavedTwice,
  'number not compared': numberNotCompared,
  'no retry after a failure': noRetry,
  'midnight in UTC': midnightInUtc,
  'limits forgotten between batches': limitsForgotten,
  'unknown kind stops the batch': poisonStops,
  'fork answered as a repeat': forkAnsweredAsRepeat,
  'cursor jumps to the head': cursorJumpsToHead,
  'list shows a sale twice': listShowsTwice,
  'unknown row stops the reader': unknownRowStops,
  'drawer by number alone': drawerByNumber,
  'queue expires': queueExpires,
  'feed chain broken in a batch': feedChainBroken,
  'floor not stated': floorNotStated,
  'refuse on a bad tag for ever': refuseOnABadTagForEver,
  'false hole by an early receipt': falseHoleByAnEarlyReceipt,
  'snapshot that shows a sale twice': snapshotShowsTwice,
  'cursor that survives a restore': cursorSurvivesARestore,
  'header believed without its tag': headerBelievedWithoutItsTag,
  'event believed without its tag': eventBelievedWithoutItsTag,
  'innocent punished after a lost COMMIT': innocentPunishedAfterALostCommit,
  'settle by number alone': settleByNumberAlone,
  'ring dropped before backup': ringDroppedBeforeBackup,
  'elders not waited for': eldersNotWaitedFor,
  'over the limit, taken back': overTheLimitTakenBack,
  'memory of what did not commit': memoryOfWhatDidNotCommit,
  'feed of every store': feedOfEveryStore,
  'noted rows never read': notedRowsNeverRead,
  'queue goes first under pressure': queueGoesFirst,
  'claims forgotten between batches': claimsForgotten,
  'waiting claims forgotten': waitingClaimsForgotten,
  'hole told to nobody': holeToldToNobody,
  'losses forgotten between batches': lossesForgotten,
  'earlier answers ignored': earlierAnswersIgnored,
  'made whole twice': madeWholeTwice,
  'unshown never asked for': unshownNeverAskedFor,
  'answers of other lives believed': otherLivesAnswersBelieved,
  'budget forgotten between batches': budgetForgotten,
  'budget read outside the lock': budgetReadOutsideTheLock,
  'limits for everyone not stored': limitsForEveryoneNotStored,
  'pause without its revision': pauseWithoutItsRevision,
  'left store still earns': leftStoreStillEarns,
  'courtesy without end': courtesyWithoutEnd,
  'late sale judged by what holds now': lateSaleJudgedByWhatHoldsNow,
  'end without notice': endWithoutNotice,
  'revision from before its publication': revisionFromBeforeItsPublication,
  'decided outside the turn': decidedOutsideTheTurn,
  'revision told to nobody': revisionToldToNobody,
  'expired twice': expiredTwice,
  'a sale revives what ended': saleRevivesWhatEnded,
  'held, decided twice': heldDecidedTwice,
  'fork written over the first': forkWrittenOverTheFirst,
  'birthday counted twice': birthdayCountedTwice,
  'segment believed after it was left': segmentBelievedAfterItWasLeft,
  'segment named to phones': segmentNamedToPhones,
  'plan withdrawn on record alone': planWithdrawnOnRecordAlone,
  'plan withdrawn once it holds': planWithdrawnOnceItHolds,
};
