import { isTimeZone } from '../../campaign/index.ts';
import type { Revision } from '../document/revision.ts';
import type { Complain, Entry, NamedCampaign, Unreadable, World } from './entry.ts';
import { type Field, type Part, readMarkdown, type Section } from './markdown.ts';
import { readCampaign } from './read-campaign.ts';
import { readHistory } from './read-history.ts';
import { readInstant } from './read-instant.ts';

/**
 * Reads one page of the catalogue: each `##` heading is an entry, with fields (`- da: 1 sello por pieza`), perhaps further campaigns and
 * revisions under `###`, and a table of what happens. All problems are told at once, each with its line; an entry with one is unfit to play.
 * How it is written: docs/how-to/add-a-campaign-example.md
 */
export const readCatalogue = (file: string, text: string, world: World): readonly [readonly Entry[], readonly Unreadable[]] => {
  const problems: Unreadable[] = [];
  const complainAt =
    (line: number): Complain =>
    (problem) =>
      problems.push({ at: `${file}:${line}`, problem });
  return [readMarkdown(text).map((section) => readEntry(file, section, world, complainAt)), problems];
};

const ofTheEntry = ['idea', 'enseña', 'error conocido'];
const zoneByDefault = 'America/Mexico_City';

const readEntry = (file: string, section: Section, world: World, complainAt: (line: number) => Complain): Entry => {
  const field = (name: string): Field | undefined => section.fields.find((one) => one.name === name);
  const complain = complainAt(section.line);
  if (field('idea') === undefined) complain('say where the idea comes from: "- idea: propia", or the page');
  const sections = (field('enseña')?.value ?? '').split(', ').map(Number);
  if (!sections.every((number) => number >= 1 && number <= 15)) complain('say which sections of the language it shows: "- enseña: 5, 7"');
  const zone = field('zona')?.value ?? zoneByDefault;
  if (!isTimeZone(zone)) complainAt(field('zona')?.line ?? section.line)(`"${zone}" is no time zone`);
  const timeZone = isTimeZone(zone) ? zone : zoneByDefault;
  return {
    at: `${file}:${section.line}`,
    title: section.title,
    idea: field('idea')?.value ?? '',
    sections,
    mistake: field('error conocido')?.value ?? null,
    timeZone,
    campaigns: readCampaigns(section, timeZone, world, complainAt),
    steps: readHistory(section.line, section.rows, timeZone, world, complainAt),
  };
};

/** `### Otra campaña: B` begins another one; `### Desde lun 5 ene 00:00` another revision of the one before, which repeats only what changes. */
const readCampaigns = (section: Section, timeZone: string, world: World, complainAt: (line: number) => Complain): readonly NamedCampaign[] => {
  const fieldComplain = (field: Field): Complain => complainAt(field.line);
  const own = section.fields.filter(({ name }) => !ofTheEntry.includes(name));
  const build = (fields: readonly Field[], campaign: number, revision: number, effectiveFromMs: number | null): Revision =>
    readCampaign(fields, { campaign, revision, name: section.title, effectiveFromMs, timeZone }, world, fieldComplain);
  interface Building extends NamedCampaign {
    readonly fields: readonly Field[];
  }
  const first: Building = { letter: 'A', fields: own, revisions: [build(own, 1, 1, null)] };
  return section.parts.reduce<readonly Building[]>((campaigns, part) => {
    const last = campaigns.at(-1) ?? first;
    const since = /^Desde (.+)$/.exec(part.title)?.[1];
    if (since !== undefined) {
      const fields = changed(last.fields, part);
      return [...campaigns.slice(0, -1), { ...last, fields, revisions: [...last.revisions, build(fields, campaigns.length, last.revisions.length + 1, readInstant(since, timeZone, complainAt(part.line)))] }];
    }
    const letter = /^Otra campaña: ([B-Z])$/.exec(part.title)?.[1];
    if (letter === undefined) complainAt(part.line)(`expected "### Otra campaña: B" or "### Desde lun 5 ene 00:00", got "${part.title}"`);
    return [...campaigns, { letter: letter ?? '?', fields: part.fields, revisions: [build(part.fields, campaigns.length + 1, 1, null)] }];
  }, [first]);
};

const changed = (fields: readonly Field[], part: Part): readonly Field[] => [...fields.filter(({ name }) => !part.fields.some((change) => change.name === name)), ...part.fields];
