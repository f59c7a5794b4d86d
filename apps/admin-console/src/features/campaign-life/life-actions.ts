import { decideLife, endNoticeMs, type LifeCommand, proposersOf } from '@qoa/shared/campaign-life';
import type { CampaignDetail } from '@qoa/shared/protocol';
import { standingFrom } from '@qoa/shared/rules';

/** What can be done with a campaign from here. `edit` opens the builder, the others ask first. */
export type LifeAction = 'edit' | 'submit' | 'withdraw' | 'discard' | 'approve' | 'reject' | 'pause' | 'resume' | 'end' | 'call-off' | 'copy';

/** What asks first and is then told to the server as a command: of the campaign as it stands, or of one planned change, by the number of its revision. */
export type AskedCommand = { readonly action: Exclude<LifeAction, 'edit' | 'copy'> } | { readonly action: 'withdraw-plan'; readonly plan: number };

/** Everything that asks first. */
export type AskedAction = AskedCommand | { readonly action: 'copy' };

/** What whoever reads may do now, with what is proposed and with what was published. */
export interface LifeActions {
  readonly proposal: readonly LifeAction[];
  readonly published: readonly LifeAction[];
}

/** What the console offers by state, as far as the campaign's own decisions allow it to whoever reads; the server decides again. Support does nothing. */
export const lifeActionsOf = (detail: CampaignDetail): LifeActions => {
  const { reader, proposal, published } = detail;
  if (reader.role !== 'admin') return { proposal: [], published: [] };
  const copy: readonly LifeAction[] = ['copy'];
  const isRevised = proposal !== null;
  return {
    proposal: proposal === null ? [] : [...offered[proposal.state].filter((action) => may(detail, action)), ...(published.length === 0 ? copy : [])],
    published: published.length === 0 ? [] : [...ofPublished.filter((action) => !(action === 'edit' && isRevised) && !(action === 'end' && may(detail, 'call-off')) && may(detail, action)), ...copy],
  };
};

/** The planned changes that whoever reads may withdraw, by the numbers of their revisions. */
export const plansToWithdraw = (detail: CampaignDetail): ReadonlySet<number> =>
  new Set(detail.reader.role !== 'admin' ? [] : standingFrom(detail.published, detail.serverMs).map(({ revision }) => revision).filter((plan) => changes(detail, { do: 'withdraw-plan', plan, reason: '' })));

/** Whether whoever reads wrote or submitted what is proposed: four eyes. */
export const isOwnWork = ({ proposal, reader }: CampaignDetail): boolean => proposal !== null && proposersOf(proposal).includes(reader.person);

const offered = { draft: ['submit', 'edit', 'discard'], 'in-review': ['approve', 'reject', 'withdraw'], rejected: ['edit', 'discard'] } as const;
const ofPublished = ['resume', 'edit', 'pause', 'call-off', 'end'] as const;

/** Whether a command would change something, or open the form. Who may not publish a proposal takes it back instead of rejecting it. */
const may = (detail: CampaignDetail, action: Exclude<LifeAction, 'copy'>): boolean => {
  const command = commandLike(detail, action === 'reject' ? 'approve' : action);
  return command !== null && changes(detail, command);
};

const changes = (detail: CampaignDetail, command: LifeCommand): boolean => {
  const decided = decideLife(detail, command, detail.reader.person, detail.serverMs);
  return decided.ok && (command.do === 'edit' || decided.value.length > 0);
};

/** A command as it would be asked now; null: there is nothing to edit. */
const commandLike = ({ proposal, published, serverMs }: CampaignDetail, action: Exclude<LifeAction, 'copy' | 'reject'>): LifeCommand | null => {
  const document = proposal?.document ?? published.at(-1);
  if (action === 'edit') return document === undefined ? null : { do: 'edit', document };
  if (action === 'approve') return { do: 'approve', effectiveFromMs: null };
  if (action === 'call-off') return { do: 'call-off', reason: '' };
  return action === 'end' ? { do: 'end', endsAtMs: serverMs + endNoticeMs, redeemUntilMs: null } : { do: action };
};
