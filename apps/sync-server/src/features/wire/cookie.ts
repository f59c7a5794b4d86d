/** A cookie that no script reads. */
export interface CookieSettings {
  readonly name: string;
  readonly value: string;
  readonly maxAgeS: number;
  readonly path: string;
  /** True when the request came over https. */
  readonly isSecure: boolean;
  readonly sameSite: 'Lax' | 'Strict';
}

/** The `Set-Cookie` text of an HttpOnly cookie. */
export const setCookie = ({ name, value, maxAgeS, path, isSecure, sameSite }: CookieSettings): string =>
  `${name}=${value}; Path=${path}; Max-Age=${maxAgeS}; HttpOnly; SameSite=${sameSite}${isSecure ? '; Secure' : ''}`;

/** The `Set-Cookie` text that removes a cookie. */
export const expiredCookie = (name: string, path: string): string => `${name}=; Path=${path}; Max-Age=0; HttpOnly; SameSite=Lax`;

/** The value of a cookie in a `Cookie` header; null when it is not there. */
export const cookieOf = (header: string | undefined, name: string): string | null => {
  const pair = header?.split(';').map((each) => each.trim()).find((each) => each.startsWith(`${name}=`));
  return pair === undefined ? null : pair.slice(name.length + 1);
};
