/** Runs `work` once at a time; calls meanwhile make it run once more. */
export const coalesced = (work: () => Promise<void>, report: (error: unknown) => void): (() => void) => {
  let running = false;
  let again = false;
  const run = (): void => {
    again = running;
    if (running) return;
    running = true;
    work()
      .catch(report)
      .finally(() => {
        running = false;
        if (again) run();
      });
  };
  return run;
};
