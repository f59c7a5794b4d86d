import { escapeMarkup as safe } from '@qoa/design';
import { qrSvg } from '../wire/index.ts';
import type { StartWords } from './panels.ts';

/** What works on a real phone, plainly: the local network with its certificate, the cable, or neither. */
export const realPhone = (words: StartWords, lanUrl: string | null): string => {
  const network = lanUrl === null
    ? `<p>${safe(words.lanNext)}</p>`
    : `<div class="with-qr"><div><p>${safe(words.lanOn)}</p><p class="code">${safe(lanUrl)}</p><p>${safe(words.lanInstall)}</p><a class="button" href="/lan/ca.crt">${safe(words.lanCertificate)}</a></div>
<figure>${qrSvg(lanUrl, { label: words.lanQr })}</figure></div>`;
  return `<section class="panel phone" aria-labelledby="real-phone"><h2 id="real-phone">${safe(words.lanTitle)}</h2>${network}<p>${safe(words.usbNext)}</p><p>${safe(words.lanInsecure)}</p></section>`;
};
