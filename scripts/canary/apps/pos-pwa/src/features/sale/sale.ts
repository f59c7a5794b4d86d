import '@zxing/browser';
import '../history/index.ts';
import '../outbox/queue.ts';
import '../../../../../packages/testkit/src/index.ts';
