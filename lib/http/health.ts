import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { answer } from "@/lib/http/answer";
import { log } from "@/lib/log";
import { systemContext } from "@/lib/request-context";

const PATIENCE_MS = 2_000;

export interface Health {
  status: "ok" | "unavailable";
  database: "ok" | "unreachable";
}

/** Whether requests can be served at all; a database that does not answer within two seconds counts as unreachable. */
export async function checkHealth(ctx: Context): Promise<Health> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MS);
    });
    await Promise.race([ctx.db.execute(sql`select 1`), tooLate]);
    return { status: "ok", database: "ok" };
  } catch (error) {
    log.error({ err: error }, "the database does not answer");
    return { status: "unavailable", database: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}

/** GET /api/health, for load balancers and for `npm start`. */
export async function answerHealth(): Promise<Response> {
  const health = await checkHealth(systemContext());
  return answer(health.status === "ok" ? 200 : 503, JSON.stringify(health), randomUUID());
}
