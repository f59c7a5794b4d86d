/** Files that may be longer than the limit, each with its reason. */
export const longFiles: Readonly<Record<string, string>> = {};
