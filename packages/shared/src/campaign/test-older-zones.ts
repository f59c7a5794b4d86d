/** Runs `told` in an engine whose calendar data are from before a zone was added. What was already read of the zone stays remembered. */
export const refusingZone = (zone: string, told: () => void): void => {
  const { DateTimeFormat } = Intl;
  const older = function (locales?: string, options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    if (options?.timeZone === zone) throw new RangeError(`Invalid time zone specified: ${zone}`);
    return new DateTimeFormat(locales, options);
  };
  Intl.DateTimeFormat = older as unknown as typeof Intl.DateTimeFormat;
  try {
    told();
  } finally {
    Intl.DateTimeFormat = DateTimeFormat;
  }
};
