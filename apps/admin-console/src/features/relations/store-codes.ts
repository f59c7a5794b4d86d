/** How many codes the server takes at once. */
export const storeCodesMax = 2000;

/** The store codes of a text that somebody typed, pasted or brought as a file: apart by commas, semicolons, spaces or lines; each once, in upper case. */
export const storeCodesOf = (text: string): readonly string[] => [...new Set(text.split(/[\s,;"]+/).filter((code) => code !== '').map((code) => code.toUpperCase()))];
