/**
 * Something that goes on, step by step, until a step says that nothing is left. A call while it goes on joins it, and it then looks once more, since what the
 * caller knows of may have come after the last look.
 */
export const joining = (step: () => Promise<boolean>): (() => Promise<void>) => {
  let underWay: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    do again = false;
    while ((await step()) || again);
  };
  return () => {
    again = true;
    underWay ??= run().finally(() => (underWay = null));
    return underWay;
  };
};
