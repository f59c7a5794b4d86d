/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope;

self.addEventListener('message', () => undefined);

export {};
