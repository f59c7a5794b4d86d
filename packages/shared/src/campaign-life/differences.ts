/** One member that two documents do not say alike; absent in one: undefined there, and in JSON not said. */
export interface Difference {
  /** As `limits.0.max`. */
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Every member in which two documents differ, at the deepest place where both have one, in the order of the first. Lists whose entries have ids are
 * compared by id, so that a rule put in front changes no other; others by place.
 */
export const differences = (before: unknown, after: unknown, field = ''): readonly Difference[] => {
  if (Object.is(before, after)) return [];
  const [old, young] = [membersOf(before), membersOf(after)];
  if (old === null || young === null) return [{ field, before, after }];
  const keys = new Set([...old.keys(), ...young.keys()]);
  return [...keys].flatMap((key) => differences(old.get(key), young.get(key), field === '' ? key : `${field}.${key}`));
};

const membersOf = (value: unknown): ReadonlyMap<string, unknown> | null => {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const ids = value.map(idOf);
  const isNamed = ids.length > 0 && ids.every((id) => id !== null) && new Set(ids).size === ids.length;
  return new Map(value.map((each: unknown, nth) => [isNamed ? String(ids[nth]) : String(nth), each]));
};

const idOf = (value: unknown): string | null => (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null);
