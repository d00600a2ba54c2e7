import ipaddr from "ipaddr.js";

/** Names that resolve only on this machine or its own network. */
const INNER_NAME = /^[^.]+$|\.(?:localhost|local|internal|lan|home\.arpa|test)$/i;

/** Whether an origin is reachable from the internet, judging by its name. False if it isn't a URL. */
export function isPublicOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const name = new URL(origin).hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(name)) return ipaddr.process(name).range() === "unicast";
  return !INNER_NAME.test(name);
}
