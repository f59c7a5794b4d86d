/** A name as it is kept: the same word typed with other spaces or another form of an accent is the same segment, list or place. */
export const keptName = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ');
