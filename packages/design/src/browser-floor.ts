/** The oldest browsers that phones and customers' pages are built for: Android 8 with Chrome 100, and Safari 16.4. What a style sheet may say follows from it too (`scripts/gate/style.ts`). */
export const browserFloor: string[] = ['chrome100', 'safari16.4'];
