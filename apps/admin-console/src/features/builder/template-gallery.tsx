import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { consoleTemplates, describeRevision, formatAgo, type RuleNames } from '@qoa/messages';
import type { CampaignParts } from '@qoa/shared/protocol';
import { ScreenTitle } from '../../platform/screen-title.tsx';
import { useBuilderWords } from './builder-context.tsx';
import { checked } from './checked.ts';
import type { KeptDraft } from './kept-drafts.ts';
import { TemplateIcon } from './template-icon.tsx';
import { type Template, templates } from './templates.ts';

interface GalleryProps {
  readonly parts: CampaignParts;
  readonly names: RuleNames;
  readonly nowMs: number;
  /** What this browser kept of a campaign that was never saved. */
  readonly kept: KeptDraft | null;
  readonly onChoose: (template: Template) => void;
  readonly onGoOn: (kept: KeptDraft) => void;
  readonly onForget: () => void;
  readonly onLeave: () => void;
}

/** What to begin from: each template with a sentence that says what it does, and with what it promises as it stands. */
export const TemplateGallery = ({ parts, names, nowMs, kept, onChoose, onGoOn, onForget, onLeave }: GalleryProps): ReactNode => {
  const { b, locale } = useBuilderWords();
  return (
    <main id="content" className="gallery">
      <div className="title"><ScreenTitle>{b.newCampaign}</ScreenTitle><button type="button" onClick={onLeave}>{b.back}</button></div>
      {kept === null ? null : (
        <section className="kept" aria-label={b.keptTitle}>
          <p><strong>{b.keptTitle}</strong> {b.keptBody(kept.document.name === '' ? b.unnamed : kept.document.name, formatAgo(kept.atMs, nowMs, locale))}</p>
          <button type="button" className="main" onClick={() => onGoOn(kept)}>{b.goOn}</button>
          <button type="button" className="quiet" onClick={onForget}>{b.forgetKept}</button>
        </section>
      )}
      <p className="lead">{b.chooseTemplate}</p>
      <ul className="templates">
        {templates.map((template) => <li key={template.name}><TemplateCard template={template} parts={parts} names={names} nowMs={nowMs} onChoose={() => onChoose(template)} /></li>)}
      </ul>
    </main>
  );
};

const TemplateCard = ({ template, parts, names, nowMs, onChoose }: { readonly template: Template; readonly parts: CampaignParts; readonly names: RuleNames; readonly nowMs: number; readonly onChoose: () => void }): ReactNode => {
  const { b, locale } = useBuilderWords();
  const words = consoleTemplates[locale];
  const short = useMemo(() => {
    const document = template.build({ parts, nowMs, words: templateWords(template, locale) });
    const { revision } = checked(document, parts);
    return revision === null ? '' : describeRevision(revision, names, locale).short;
  }, [template, parts, nowMs, names, locale]);
  return (
    <button type="button" className="template" onClick={onChoose}>
      <span className="sign"><TemplateIcon name={template.name} /></span>
      <span className="name">{words[template.name]}</span>
      <span className="does">{words[`${template.name}Does`]}</span>
      <small><span>{b.forExample}</span> {short}</small>
    </button>
  );
};

/** The words that a template is filled with. */
export const templateWords = (template: Template, locale: keyof typeof consoleTemplates): Parameters<Template['build']>[0]['words'] => {
  const words = consoleTemplates[locale];
  return { name: words[template.name], prize: words.prize, discount: words.discount, silver: words.silver, gold: words.golden };
};
