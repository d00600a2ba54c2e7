import { database } from "@/db/client";
import type { Context } from "@/lib/context";

/** What the jobs work with: the process's pool and the real clock. */
export function jobContext(): Context {
  return { db: database().db, now: () => new Date() };
}
