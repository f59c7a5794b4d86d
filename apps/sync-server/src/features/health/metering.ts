import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** A number that is read when Prometheus asks. */
export interface Reading {
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
}

/** What the server counts of itself. No label names a tenant, a phone or a person. */
export interface Metering {
  /** Times one answer; `route` is the pattern, never the address. */
  readonly answered: (answer: { readonly method: string; readonly route: string; readonly status: number; readonly tookMs: number }) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

/** Metering with the process's own numbers, answers by route, and the given readings. */
export const startMetering = (readings: readonly Reading[]): Metering => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'qoa_http_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
    buckets: [0.005, 0.015, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  });
  for (const { name, help, read } of readings) {
    const gauge: Gauge = new Gauge({ name, help, registers: [registry], collect: () => gauge.set(read()) });
  }
  return {
    answered: ({ method, route, status, tookMs }) => seconds.observe({ method, route, status: String(status) }, tookMs / 1000),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};
