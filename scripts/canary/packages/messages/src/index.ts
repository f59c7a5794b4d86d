import '../../../chaos/src/rounds.ts';
import '../../../apps/pos-pwa/src/platform/net.ts';
