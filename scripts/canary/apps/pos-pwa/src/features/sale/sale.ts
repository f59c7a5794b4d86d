import '@zxing/browser';
import '../outbox/queue.ts';
import '../../../../../packages/testkit/src/index.ts';
