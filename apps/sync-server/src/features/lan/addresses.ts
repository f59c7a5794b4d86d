import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/**
 * This machine's IPv4 addresses that a phone on the same network can reach, the likeliest first:
 * home networks (192.168, then 10, then 172.16 to 31) before others, real cards before virtual ones.
 * Source of the ranges: RFC 1918, 3.
 */
export const lanAddresses = (interfaces: Interfaces): readonly string[] =>
  Object.entries(interfaces)
    .flatMap(([name, infos]) => (infos ?? []).map((info) => ({ name, ...info })))
    .filter((info) => info.family === 'IPv4' && !info.internal && !info.address.startsWith('169.254.'))
    .map((info) => ({ address: info.address, rank: rankOf(info.name, info.address) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ address }) => address);

const rankOf = (name: string, address: string): number => (isVirtual(name) ? 10 : 0) + rankOfRange(address);

const isVirtual = (name: string): boolean => /^(docker|br-|veth|virbr|vmnet|vbox|utun|tun|tap|wg|tailscale|zt)/i.test(name);

const rankOfRange = (address: string): number => {
  if (address.startsWith('192.168.')) return 0;
  if (address.startsWith('10.')) return 1;
  return /^172\.(1[6-9]|2\d|3[01])\./.test(address) ? 2 : 3;
};
