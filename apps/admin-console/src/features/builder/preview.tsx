import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { describeRevision, type Locale, problemText } from '@qoa/messages';
import type { Revision, RevisionProblem, RevisionWarning } from '@qoa/shared/rules';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { type BuilderWords, builderWords } from './builder-words.ts';
import { type CardPicture, cardPictures } from './card-picture.ts';
import { sectionOf } from './sections.ts';

/** A sketch of the card and what the customer will read, as it stands now; while something is missing, as it stood before. */
export const Preview = ({ revision, onGoTo }: { readonly revision: Revision | null; readonly onGoTo: (field: string) => void }): ReactNode => {
  const { b, locale } = useBuilderWords();
  const { names, problems, warnings } = useBuilding();
  const [last, setLast] = useState(revision);
  if (revision !== null && revision !== last) setLast(revision);
  const shown = revision ?? last;
  const [read, setRead] = useState<Locale>(locale);
  const described = useMemo(() => (shown === null ? null : describeRevision(shown, names, read)), [shown, names, read]);
  return (
    <aside className="preview" aria-label={b.preview} tabIndex={-1}>
      <ProblemList problems={problems} warnings={warnings} onGoTo={onGoTo} />
      <h2>{b.cardSketch}</h2>
      {shown === null || described === null ? <p className="hint">{b.notYet}</p> : (
        <>
          {revision === null ? <p className="hint">{b.before}</p> : null}
          {cardPictures(shown, builderWords[read]).map((picture) => <Card key={picture.unit} picture={picture} />)}
          <div className="said-as">
            <h2>{b.inWords}</h2>
            <div className="choices" role="group" aria-label={b.language}>
              {(['es', 'en'] as const).map((each) => <button key={each} type="button" aria-pressed={read === each} onClick={() => setRead(each)}>{b[each]}</button>)}
            </div>
          </div>
          <p className="short-words" lang={read} data-testid="short-words">{described.short}</p>
          <details className="terms">
            <summary>{b.terms(described.terms.length)}</summary>
            <ul lang={read}>{described.terms.map((term, i) => <li key={`${i} ${term}`}>{term}</li>)}</ul>
          </details>
        </>
      )}
    </aside>
  );
};

const Card = ({ picture: { goal, svg, unit } }: { readonly picture: CardPicture }): ReactNode => {
  const { b } = useBuilderWords();
  const [share, setShare] = useState(0.4);
  const balance = Math.min(goal, Math.round(goal * share));
  const drawing = svg(balance);
  return (
    <div className="drawn">
      <img alt={unit === 'stamp' ? b.stampsOf(balance, goal) : b.pointsOf(balance, goal)} src={`data:image/svg+xml,${encodeURIComponent(drawing)}`} />
      <label className="try">{b.tryIt}<input type="range" min={0} max={goal} value={balance} onChange={({ target }) => setShare(Number(target.value) / goal)} /></label>
    </div>
  );
};

interface ListProps<Told> {
  readonly told: readonly Told[];
  readonly onGoTo: (field: string) => void;
}

const shownMax = 3;

/** What has to be mended stands open, of much of it the first; what is only worth a look is counted and folded, so that the card stays in view. */
const ProblemList = ({ problems, warnings, onGoTo }: { readonly problems: readonly RevisionProblem[]; readonly warnings: readonly RevisionWarning[] } & Pick<ListProps<never>, 'onGoTo'>): ReactNode => {
  const { b } = useBuilderWords();
  return (
    <section className="told-list" aria-label={b.check}>
      <p role="status" className={problems.length > 0 ? 'bad' : 'ok'}>{problems.length > 0 ? b.problems(problems.length) : b.allGood}</p>
      <ToldLines told={problems.slice(0, shownMax)} onGoTo={onGoTo} />
      {problems.length <= shownMax ? null : <details><summary>{b.moreProblems(problems.length - shownMax)}</summary><ToldLines told={problems.slice(shownMax)} onGoTo={onGoTo} /></details>}
      {warnings.length === 0 ? null : (
        <details className="doubts" key={warnings.length === 1 ? 'one' : 'several'} open={warnings.length === 1 && problems.length === 0}>
          <summary><span className="badge warn">{b.warnings(warnings.length)}</span></summary>
          <ToldLines told={warnings} onGoTo={onGoTo} />
        </details>
      )}
    </section>
  );
};

const ToldLines = ({ told, onGoTo }: ListProps<RevisionProblem | RevisionWarning>): ReactNode => {
  const { b, locale } = useBuilderWords();
  if (told.length === 0) return null;
  return <ul>{told.map((each, i) => <li key={`${each.field} ${each.code} ${i}`}><button type="button" onClick={() => onGoTo(each.field)}>{placeOf(each.field, b)}{problemText(each, locale)}</button></li>)}</ul>;
};

/** Where a member is set, before what is said of it. */
const placeOf = (field: string, b: BuilderWords): ReactNode => {
  const section = sectionOf(field);
  return section === null ? null : <b>{b[`${section}Title`]}: </b>;
};
