import '../../../apps/pos-pwa/src/platform/net.ts';
