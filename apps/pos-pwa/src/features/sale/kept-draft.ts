import type { SaleDraft } from '@qoa/shared/sale';

/** The sale in what the outbox kept for us, or null when an older release kept something of another shape. */
export const readKeptDraft = (body: unknown): SaleDraft | null => (isSaleDraft(body) ? body : null);

const isSaleDraft = (body: unknown): body is SaleDraft =>
  typeof body === 'object' && body !== null && 'draftId' in body && typeof body.draftId === 'string' && 'card' in body && 'lines' in body && Array.isArray(body.lines) && body.lines.every(isLine);

const isLine = (line: unknown): boolean =>
  typeof line === 'object' && line !== null && 'product' in line && typeof line.product === 'object' && 'quantity' in line && typeof line.quantity === 'number';
