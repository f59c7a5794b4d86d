/** Lets an error that nobody waits for reach the page's crash report, without stopping who meets it. */
export const reportDefect = (error: unknown): void => {
  queueMicrotask(() => {
    throw error;
  });
};
