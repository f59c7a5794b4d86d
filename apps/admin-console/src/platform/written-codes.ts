/** The codes of a text that somebody typed, pasted or brought as a file: apart by commas, semicolons, spaces or lines; each once, in upper case. */
export const codesOf = (text: string): readonly string[] => [...new Set(text.split(/[\s,;"]+/).filter((code) => code !== '').map((code) => code.toUpperCase()))];
