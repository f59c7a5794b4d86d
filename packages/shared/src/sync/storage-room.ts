/** From this share on storage counts as nearly full. */
const nearlyFullShare = 0.8;

/** Whether a phone's storage is nearly full; unknown is not. */
export const isNearlyFull = ({ usedBytes, quotaBytes }: { readonly usedBytes: number | null; readonly quotaBytes: number | null }): boolean => usedBytes !== null && quotaBytes !== null && usedBytes > nearlyFullShare * quotaBytes;
