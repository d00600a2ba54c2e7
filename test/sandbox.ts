import { env } from "@/lib/core/env";
import type { Platform } from "@/lib/platforms/schemas";

/** The sandbox's control endpoint, for tests that need the platform to misbehave. */
async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${env().SANDBOX_URL}/control/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  if (!response.ok) throw new Error(`${method} /control/${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}

export interface InjectedFault {
  platform: Platform;
  fault: string;
  ids?: string[];
  endpoints?: string[];
  rate?: number;
  count?: number;
  /** Of `timeout`: how long a response takes. */
  delayMs?: number;
  /** The limit for `enforce_quota`. */
  limit?: number;
  /** In the sandbox's time, which equals the context's. */
  from?: Date;
  until?: Date;
}

export const injectFault = (fault: InjectedFault) => control("POST", "faults", fault);
export const clearFaults = () => control("DELETE", "faults");

type Calls = Record<
  string,
  Record<string, { calls: number; ids: number; resources?: number; charged?: Record<string, number> }>
>;
const readCalls = async () => (await control("GET", "calls")) as Calls;

/** Counts a platform's calls over all endpoints. */
export async function countCalls(platform: Platform): Promise<number> {
  return Object.values((await readCalls())[platform] ?? {}).reduce((sum, { calls }) => sum + calls, 0);
}

/** Counts the posts, users and media that X returned and charges for, over all endpoints. */
export async function countXResources(): Promise<number> {
  return Object.values((await readCalls()).twitter ?? {}).reduce((sum, { resources = 0 }) => sum + resources, 0);
}

/** Reads how many posts, users, media and followers X charged for. */
export async function readCharges(): Promise<Record<"post" | "user" | "media" | "follower", number>> {
  const charges = { post: 0, user: 0, media: 0, follower: 0 };
  for (const { charged } of Object.values((await readCalls()).twitter ?? {}))
    for (const kind of ["post", "user", "media", "follower"] as const) charges[kind] += charged?.[kind] ?? 0;
  return charges;
}
