import ipaddr from "ipaddr.js";

export type IpAddress = ReturnType<typeof ipaddr.process>;
export type IpRange = ReturnType<typeof ipaddr.parseCIDR>;

const MAPPED_BITS = 96;

/** Converts IPv4 addresses mapped into IPv6 to plain ones. @returns null for anything but an address */
export const parseAddress = (text: string): IpAddress | null => (ipaddr.isValid(text) ? ipaddr.process(text) : null);

/** Reads a CIDR range, or an address as the range of itself. @returns null for anything else */
export function parseRange(text: string): IpRange | null {
  if (ipaddr.isValidCIDR(text)) return unmapped(ipaddr.parseCIDR(text));
  const address = parseAddress(text);
  return address && [address, address.kind() === "ipv4" ? 32 : 128];
}

/** Addresses are compared as IPv4 if they can be, so ranges are too. */
function unmapped([base, bits]: IpRange): IpRange {
  if (base instanceof ipaddr.IPv6 && base.isIPv4MappedAddress() && bits >= MAPPED_BITS)
    return [base.toIPv4Address(), bits - MAPPED_BITS];
  return [base, bits];
}

export const isWithin = (address: IpAddress, ranges: readonly IpRange[]): boolean =>
  ranges.some(([base, bits]) => address.kind() === base.kind() && address.match(base, bits));

/** Returns a range in one spelling, with the host's bits cleared; a single address without its length. */
export function rangeText([base, bits]: IpRange): string {
  const isSingle = bits === (base.kind() === "ipv4" ? 32 : 128);
  if (isSingle) return base.toString();
  const bytes = base.toByteArray().map((byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * index))));
  return `${ipaddr.fromByteArray(bytes)}/${bits}`;
}
