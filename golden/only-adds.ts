/** True when everything that `known` says still stands in `next`: longer lists and further members are the only differences. */
export const onlyAdds = (known: unknown, next: unknown): boolean => {
  if (Array.isArray(known)) return Array.isArray(next) && known.every((item, i) => JSON.stringify(item) === JSON.stringify(next[i]));
  if (isRecord(known)) return isRecord(next) && Object.entries(known).every(([name, value]) => onlyAdds(value, next[name]));
  return known === next;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
