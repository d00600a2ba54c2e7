import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/core/env";

/**
 * The cookie of a browser that has signed in: an ID, then a signature for each account that signed in with it, newest
 * first. It grants no access. It only lets the browser's failed attempts be counted separately.
 */
const COOKIE = /^([\w-]{22})((?:\.[\w-]{43}){1,5})$/;
const MAX_ACCOUNTS = 5;

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

/** Returns the browser's ID if the account has signed in with it, or null. */
export function knownDevice(cookie: string | undefined, account: string): string | null {
  const device = parse(cookie);
  if (!device) return null;
  const expected = sign(device.id, account);
  return device.signatures.some((signature) => isSame(signature, expected)) ? device.id : null;
}

/** Returns the new cookie value after the account has signed in. */
export function rememberDevice(cookie: string | undefined, account: string): string {
  const before = parse(cookie);
  const id = before?.id ?? randomBytes(16).toString("base64url");
  const own = sign(id, account);
  const others = before?.signatures.filter((signature) => !isSame(signature, own)) ?? [];
  return [id, own, ...others.slice(0, MAX_ACCOUNTS - 1)].join(".");
}
