import { database } from "@/db/client";
import type { Context } from "@/lib/core/context";

/** Returns the context of the jobs: their connection pool and the real clock. */
export function jobContext(): Context {
  return { db: database("jobs").db, now: () => new Date() };
}
