import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/core/env";

/**
 * The cookie of a browser that has signed in: an ID, then a signature for each account that did, newest first. It opens
 * nothing; it only counts the browser's failed attempts apart from everybody else's.
 */
const COOKIE = /^([\w-]{22})((?:\.[\w-]{43}){1,5})$/;
const MOST_ACCOUNTS = 5;

interface Device {
  id: string;
  signatures: string[];
}

function parse(cookie: string | undefined): Device | null {
  const [, id, rest] = COOKIE.exec(cookie ?? "") ?? [];
  return id && rest ? { id, signatures: rest.slice(1).split(".") } : null;
}

const sign = (id: string, account: string): string =>
  createHmac("sha256", env().NEXTAUTH_SECRET ?? "")
    .update(`device\n${id}\n${account}`)
    .digest("base64url");

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Returns the browser's ID where the account has signed in with it, else null. */
export function knownDevice(cookie: string | undefined, account: string): string | null {
  const device = parse(cookie);
  if (!device) return null;
  const expected = sign(device.id, account);
  return device.signatures.some((signature) => isSame(signature, expected)) ? device.id : null;
}

/** Returns the cookie's value after the account has signed in. */
export function rememberDevice(cookie: string | undefined, account: string): string {
  const before = parse(cookie);
  const id = before?.id ?? randomBytes(16).toString("base64url");
  const own = sign(id, account);
  const others = before?.signatures.filter((signature) => !isSame(signature, own)) ?? [];
  return [id, own, ...others.slice(0, MOST_ACCOUNTS - 1)].join(".");
}
