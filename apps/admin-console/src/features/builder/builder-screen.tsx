import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import { err, ok } from '@qoa/shared/result';
import { type CampaignDoors, ruleNamesOf } from '../campaign-doors/index.ts';
import { paths } from '../../platform/paths.ts';
import { useLoaded } from '../../platform/use-loaded.ts';
import { BuilderBlocked, BuilderFailed, LookOnly } from './builder-blocked.tsx';
import { useBuilderWords } from './builder-context.tsx';
import { BuilderRoom } from './builder-room.tsx';
import { browserDrafts, type KeptDraft } from './kept-drafts.ts';
import { documentOf } from './saving.ts';
import type { SectionName } from './sections.ts';
import { TemplateGallery, templateWords } from './template-gallery.tsx';
import type { Template } from './templates.ts';
import './builder.css';

/** What the builder is given. */
export interface BuilderProps {
  readonly doors: CampaignDoors;
  /** Null: a new campaign. */
  readonly campaign: ProgrammeId | null;
  /** Shows the campaign after it was sent to review. */
  readonly onOpen: (campaign: ProgrammeId) => void;
  readonly onLeave: () => void;
}

/** Where a campaign is written: a new one from a template, another from what stands. */
export const BuilderScreen = ({ doors, campaign, onOpen, onLeave }: BuilderProps): ReactNode => {
  const [, navigate] = useLocation();
  // A draft that gets its number while it is written stays the same form: the address changes below it.
  const [made, setMade] = useState<ProgrammeId | null>(null);
  const isOwn = campaign !== null && campaign === made;
  const subject = isOwn ? null : campaign;
  const load = useCallback(() => read(doors, subject), [doors, subject]);
  const { value, refusal, again } = useLoaded(load);
  const names = useMemo(() => ruleNamesOf(value?.parts ?? null), [value]);
  const person = value?.reader.person ?? 0;
  const drafts = useMemo(() => browserDrafts(() => localStorage, person), [person]);
  if (value === null) return <BuilderFailed refusal={refusal} onAgain={again} onLeave={onLeave} />;
  const created = (id: ProgrammeId): void => {
    setMade(id);
    navigate(paths.editCampaign(id), { replace: true });
  };
  const shared = { doors, parts: value.parts, names, drafts, onCreated: created, onOpen, onLeave };
  if (value.reader.role !== 'admin') return <LookOnly onLeave={onLeave} />;
  if (value.detail === null) return <NewCampaign {...shared} />;
  const document = documentOf(value.detail);
  if (document === null || value.detail.state === 'ended' || value.detail.proposal?.state === 'in-review') return <BuilderBlocked doors={doors} detail={value.detail} onAgain={again} onLeave={onLeave} />;
  return <StandingCampaign key={value.detail.campaign} {...shared} detail={value.detail} document={document} />;
};

type Shared = Pick<Parameters<typeof BuilderRoom>[0], 'doors' | 'parts' | 'names' | 'drafts' | 'onCreated' | 'onOpen' | 'onLeave'>;

const NewCampaign = (shared: Shared): ReactNode => {
  const { locale } = useBuilderWords();
  const { drafts } = shared;
  const [kept, setKept] = useState(() => drafts.read(null));
  const [begun, setBegun] = useState<{ readonly document: RevisionDraft; readonly opens: readonly SectionName[]; readonly kept: KeptDraft | null } | null>(null);
  const [nowMs] = useState(Date.now);
  if (begun !== null) return <BuilderRoom {...shared} {...begun} target={{ campaign: null, version: 0 }} saved={null} isProposed={false} isPublished={false} />;
  const choose = (template: Template): void => setBegun({ document: template.build({ parts: shared.parts, nowMs, words: templateWords(template, locale) }), opens: template.opens, kept: null });
  const forget = (): void => {
    drafts.forget(null);
    setKept(null);
  };
  return <TemplateGallery parts={shared.parts} names={shared.names} nowMs={nowMs} kept={kept} onChoose={choose} onGoOn={(draft) => setBegun({ document: draft.document, opens: ['earn', 'rewards'], kept: draft })} onForget={forget} onLeave={shared.onLeave} />;
};

const StandingCampaign = ({ detail, document, ...shared }: Shared & { readonly detail: CampaignDetail; readonly document: RevisionDraft }): ReactNode => {
  const [kept] = useState<KeptDraft | null>(() => shared.drafts.read(detail.campaign));
  return (
    <BuilderRoom
      {...shared} document={kept?.document ?? document} opens={['earn', 'rewards']} target={{ campaign: detail.campaign, version: kept?.version ?? detail.version }}
      saved={document} isProposed={detail.proposal?.state === 'draft'} isPublished={detail.published.length > 0} kept={kept}
    />
  );
};

const read = async (doors: CampaignDoors, campaign: ProgrammeId | null) => {
  const [reader, parts, detail] = await Promise.all([doors.reader(), doors.parts(), campaign === null ? null : doors.detail(campaign)]);
  if (!reader.ok) return err(reader.error);
  if (!parts.ok) return err(parts.error);
  if (detail !== null && !detail.ok) return err(detail.error);
  return ok<{ readonly reader: CampaignDetail['reader']; readonly parts: CampaignParts; readonly detail: CampaignDetail | null }>({ reader: reader.value, parts: parts.value, detail: detail === null ? null : detail.value });
};
