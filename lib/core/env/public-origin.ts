import ipaddr from "ipaddr.js";

/** What only this machine or its own network resolves. */
const INNER_NAME = /^[^.]+$|\.(?:localhost|local|internal|lan|home\.arpa|test)$/i;

/** Whether an origin can be reached from the internet, as far as its name tells. False for what is no URL. */
export function isPublicOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const name = new URL(origin).hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(name)) return ipaddr.process(name).range() === "unicast";
  return !INNER_NAME.test(name);
}
