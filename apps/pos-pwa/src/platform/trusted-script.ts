/** The part of Trusted Types that the app uses. A browser without them takes plain text. */
interface TrustedTypesHome {
  readonly trustedTypes?: { readonly createPolicy: (name: string, rules: { readonly createScriptURL: (url: string) => string }) => { readonly createScriptURL: (url: string) => string } } | undefined;
}

/** `url` as a strict page lets a service worker start from it: passed by a named rule that knows this one address. */
export const trustedScriptUrl = (url: string, home: TrustedTypesHome): string =>
  home.trustedTypes?.createPolicy('qoa', { createScriptURL: () => url }).createScriptURL(url) ?? url;
