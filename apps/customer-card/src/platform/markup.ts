interface Policy {
  readonly createHTML: (markup: string) => string;
  readonly createScriptURL: (url: string) => string;
}

interface WithTrustedTypes {
  readonly trustedTypes?: { readonly createPolicy: (name: string, rules: Policy) => Policy };
}

const page: WithTrustedTypes = globalThis as WithTrustedTypes;
const own: Policy = { createHTML: (markup) => markup, createScriptURL: (url) => url };
const policy = page.trustedTypes?.createPolicy('qoa', own) ?? own;

/** Puts one of our own drawings into an element. The only place where markup enters the page: nothing that came over the wire passes here. */
export const draw = (element: Element, drawing: string): void => {
  element.innerHTML = policy.createHTML(drawing);
};

/** An SVG that came over the wire, as the address of an image: there it can neither run nor reach out. */
export const imageOf = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** The address of one of this release's own scripts. */
export const ownScript = (name: string): string => policy.createScriptURL(import.meta.env.BASE_URL + name);
