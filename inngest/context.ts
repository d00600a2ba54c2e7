import { database } from "@/db/client";
import type { Context } from "@/lib/core/context";

/** What the jobs work with: the jobs' pool and the real clock. */
export function jobContext(): Context {
  return { db: database("jobs").db, now: () => new Date() };
}
