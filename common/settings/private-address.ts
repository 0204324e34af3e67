import ipaddr from 'ipaddr.js';

/** Where what is sent stays: on this computer, or in the networks that nobody routes through the internet. */
const privateRanges = ['loopback', 'private', 'linkLocal', 'uniqueLocal'];

/**
 * Whether an IP address (v4 or v6, without brackets) is of this computer or of a private network: loopback, RFC 1918,
 * link-local, fc00::/7, and IPv6 forms of an IPv4 address that is (::ffff:10.0.0.1).
 */
export function isPrivateAddress(address: string): boolean {
  return ipaddr.isValid(address) && privateRanges.includes(ipaddr.process(address).range());
}

/** Whether an IP address is of this computer itself. */
export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

/** What a URL's host name means to a resolver: an IPv6 address loses its brackets. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** Whether a bare host is an IP address rather than a name. */
export function isAddress(host: string): boolean {
  return ipaddr.isValid(host);
}
