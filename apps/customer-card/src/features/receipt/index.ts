export { receiptPainter } from './paint-receipt.ts';
export { runReceipt } from './run-receipt.ts';
export type { ReceiptPage } from './receipt-step.ts';
