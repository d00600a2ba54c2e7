import { createHmac, timingSafeEqual } from "node:crypto";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { HeaderReader } from "@/rest/api-request";
import { PEER_HEADER } from "@/rest/client-address";

/** The header in which `npm run admin -- doctor` proves that it has the server's secret. */
export const PROOF_HEADER = "x-clipscope-proof";
const MAX_AGE_MS = 5 * MINUTE_MS;

/** What arrived of a request behind reverse proxies. */
export interface SeenRequest {
  address: string | null;
  protocol: string | null;
  host: string | null;
}

const hash = (secret: string, time: string): Buffer =>
  createHmac("sha256", secret).update(`clipscope seen request ${time}`).digest();

export function makeProof(secret: string, now: Date): string {
  const time = String(now.getTime());
  return `${time}.${hash(secret, time).toString("base64url")}`;
}

/** Returns what the server sees of a request, or null without a valid proof of at most five minutes ago. */
export function seenRequest(headers: HeaderReader, secret: string | undefined, now: Date): SeenRequest | null {
  const [time = "", proof = ""] = headers.get(PROOF_HEADER)?.split(".") ?? [];
  if (!secret || !/^\d{13}$/.test(time) || Math.abs(now.getTime() - Number(time)) > MAX_AGE_MS) return null;
  const [given, wanted] = [Buffer.from(proof, "base64url"), hash(secret, time)];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  return {
    address: headers.get(PEER_HEADER),
    protocol: headers.get("x-forwarded-proto"),
    host: headers.get("host"),
  };
}
