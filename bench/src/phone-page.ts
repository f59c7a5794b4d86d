/*
 * What runs inside the page. Each function is sent as text, so it stands on its own: no imports, nothing of this module.
 */

/** What the bench keeps on the page. */
export interface BenchWindow {
  /** The product that the camera has in view; null sees nothing. */
  benchSymbol: string | null;
  /** When the decoder handed it over for the second time, which is when it is believed. */
  benchDecodedMs: number;
  /** When the word *guardado*, and on a fresh page the word *guardar*, was presented on the screen, as the browser tells it (Element Timing). */
  benchPaintedMs: number;
  benchUsableMs: number;
  benchLongTasks: number[];
}

/** Before the app: a decoder thread that sees what the bench says, and a watch over tasks of 50 ms and more and over the word *guardado*. */
export const installBench = (): void => {
  const bench = globalThis as unknown as BenchWindow & { Worker: unknown };
  const lookMs = 10;
  let looks = 0;
  let last: string | null = null;
  bench.benchSymbol = null;
  bench.benchDecodedMs = 0;
  bench.benchPaintedMs = 0;
  bench.benchUsableMs = 0;
  bench.benchLongTasks = [];
  new PerformanceObserver((list) => bench.benchLongTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { identifier, renderTime } = entry as PerformanceEntry & { readonly identifier: string; readonly renderTime: number };
      if (identifier === 'guardado') bench.benchPaintedMs = renderTime;
      else bench.benchUsableMs ||= renderTime;
    }
  }).observe({ type: 'element', buffered: true });
  // The mark must stand before the first paint of the word.
  new MutationObserver(() => {
    document.querySelector('.saved strong:not([elementtiming])')?.setAttribute('elementtiming', 'guardado');
    document.querySelector('button.save span:not([elementtiming])')?.setAttribute('elementtiming', 'guardar');
  }).observe(document, { subtree: true, childList: true });
  const seen = (): readonly object[] => {
    if (bench.benchSymbol !== last) looks = 0;
    last = bench.benchSymbol;
    if (last === null) return [];
    looks += 1;
    if (looks === 2) bench.benchDecodedMs = performance.now();
    return [{ symbology: 'ean_13', text: last, corners: [] }];
  };
  // Its messages come as a thread's do: as tasks of their own, behind whatever the page is about.
  bench.Worker = class extends EventTarget {
    readonly #line = new MessageChannel();

    constructor() {
      super();
      this.#line.port1.onmessage = ({ data }: MessageEvent<unknown>) => this.dispatchEvent(new MessageEvent('message', { data }));
      this.#line.port2.postMessage({ ready: true });
    }

    postMessage({ id, picture }: { readonly id: number; readonly picture: { readonly frame?: VideoFrame } }): void {
      picture.frame?.close();
      setTimeout(() => this.#line.port2.postMessage({ id, readings: seen() }), lookMs);
    }

    terminate(): void {
      this.#line.port1.close();
    }
  };
};

/** Shows the camera one product and saves the sale at once: milliseconds from the decoded symbol until *guardado* is on the screen. */
export const sellOnce = async (gtin: string): Promise<number> => {
  const bench = globalThis as unknown as BenchWindow;
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const watch = new MutationObserver(() => check());
      const check = (): void => {
        if (!holds()) return;
        watch.disconnect();
        resolve();
      };
      watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      check();
    });
  bench.benchPaintedMs = 0;
  bench.benchSymbol = gtin;
  await until(() => document.querySelector('button.save[data-ready="true"]') !== null && document.querySelector('.saved') === null);
  bench.benchSymbol = null;
  document.querySelector<HTMLButtonElement>('button.save')?.click();
  // Nothing of the bench runs between the tap and the word, and its telling comes after.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  if (bench.benchPaintedMs === 0) throw new Error('guardado was not painted');
  return bench.benchPaintedMs - bench.benchDecodedMs;
};

/** The bare limit: one strict write of one envelope's bytes, in a database of its own. */
export const writeBare = async (times: number): Promise<readonly number[]> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bench-bare', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('bare', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const startMs = performance.now();
    await new Promise((resolve, reject) => {
      const transaction = database.transaction('bare', 'readwrite', { durability: 'strict' });
      transaction.objectStore('bare').add(new Uint8Array(80));
      transaction.oncomplete = resolve;
      transaction.onerror = reject;
    });
    took.push(performance.now() - startMs);
  }
  database.close();
  return took;
};

/** What `fillOutbox` puts on the phone. */
export interface Filling {
  /** Bodies of sealed events in base64, from the next number on; their tags are made here, under the phone's own key. */
  readonly bodies: readonly string[];
  /** So many of them are settled already. */
  readonly settled: number;
}

/** Puts sealed events on the phone without a tap for each: what a week, or years, leave behind. */
export const fillOutbox = async ({ bodies, settled }: Filling): Promise<void> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('qoa-outbox');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const all = await new Promise<{ name: string; value: Record<string, unknown> }[]>((resolve) => {
    const request = database.transaction('meta').objectStore('meta').getAll();
    request.onsuccess = () => resolve(request.result as { name: string; value: Record<string, unknown> }[]);
  });
  const record = all.find(({ name }) => name.startsWith('enrolment:'))?.value;
  const enrolment = String(record?.['enrolment']);
  const key = record?.['messageKey'] as CryptoKey;
  const holding = all.find(({ name }) => name === `holding:${enrolment}`)?.value ?? { enrolment, nextSeq: 1, ranges: [], queued: 0, sinceMs: Date.now() };
  const first = Number(holding['nextSeq']);
  const prefix = new TextEncoder().encode('qoa:event:v1\n');
  const seal = async (body: string, i: number): Promise<object> => {
    const bytes = Uint8Array.from(atob(body), (symbol) => symbol.charCodeAt(0));
    const tag = new Uint8Array(await crypto.subtle.sign('HMAC', key, new Uint8Array([...prefix, ...bytes])), 0, 16);
    const envelope = new Uint8Array([...bytes, ...tag]);
    const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', envelope), 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const seq = first + i;
    const answer = { seq, hash, judgedNo: seq, class: 'accepted', code: null, facts: {}, given: [], tag: hash };
    return { enrolment, seq, hash, bytes: envelope, draft: `bench-${seq}`, savedAtMs: Date.now(), ...(i < settled ? { epoch: '0000000000000000', answer, settledAtMs: Date.now() } : {}) };
  };
  const atOnce = 2_000;
  for (let from = 0; from < bodies.length; from += atOnce) {
    const rows = await Promise.all(bodies.slice(from, from + atOnce).map((body, nth) => seal(body, from + nth)));
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(['queue', 'ring', 'meta'], 'readwrite');
      rows.forEach((row, nth) => transaction.objectStore(from + nth < settled ? 'ring' : 'queue').put(row));
      transaction.objectStore('meta').put({ name: `holding:${enrolment}`, value: { ...holding, nextSeq: first + bodies.length, ranges: [[1, first + bodies.length - 1]], queued: Number(holding['queued']) + bodies.length - settled } });
      transaction.oncomplete = resolve;
      transaction.onerror = reject;
    });
  }
  database.close();
};

/** The phone's enrolment and its next number. */
export const readPlace = async (): Promise<{ readonly enrolment: string; readonly nextSeq: number; readonly queued: number }> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('qoa-outbox');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const rows = await new Promise<{ name: string; value: Record<string, unknown> }[]>((resolve) => {
    const request = database.transaction('meta').objectStore('meta').getAll();
    request.onsuccess = () => resolve(request.result as { name: string; value: Record<string, unknown> }[]);
  });
  database.close();
  const enrolment = String(rows.find(({ name }) => name.startsWith('enrolment:'))?.value['enrolment']);
  const holding = rows.find(({ name }) => name === `holding:${enrolment}`)?.value;
  return { enrolment, nextSeq: Number(holding?.['nextSeq'] ?? 1), queued: Number(holding?.['queued'] ?? 0) };
};

/** Resolves once the banner says that everything has reached the server; milliseconds since `startMs` of the page. */
export const untilDrained = (startMs: number): Promise<number> =>
  new Promise((resolve) => {
    const check = (): void => {
      if (document.querySelector('.banner')?.getAttribute('data-says') !== 'synced') return;
      watch.disconnect();
      resolve(performance.now() - startMs);
    };
    const watch = new MutationObserver(check);
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    check();
  });
