import path from "node:path";
import { openDatabase } from "@/db/client";
import type { Context } from "@/lib/core/context";
import { startPostgres } from "@/scripts/postgres/launcher";
import { migrate } from "@/scripts/postgres/migrate";
import { type Configuration, readConfiguration } from "@/scripts/start/configuration";
import { loadEnvFile } from "@/scripts/start/env-file";
import { isRunning } from "@/scripts/start/run-record";

/**
 * Works on the database of DATABASE_URL, or on the embedded one, which is started temporarily unless it is already
 * running. Migrates it first.
 */
export async function withDatabase<T>(root: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  loadEnvFile(root);
  return withServer(readConfiguration(root, process.env, { dev: false, demo: false }), async (url) => {
    await migrate(url);
    const { db, close } = openDatabase(url, 2);
    try {
      return await work({ db, now: () => new Date() });
    } finally {
      await close();
    }
  });
}

/** Does the same without migrating. @param work gets the URL of the database, which may be of any version */
export async function withServer<T>(
  { dataDir, env, parts }: Configuration,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const embedded = parts.postgres ? await startPostgres({ dataDir: path.join(dataDir, "postgres") }) : undefined;
  const url = embedded?.url ?? env.DATABASE_URL;
  // The verbs read the environment, which must name the same database.
  process.env.DATABASE_URL = url;
  try {
    return await work(url);
  } finally {
    // A start in the meantime has taken the server over.
    if (embedded && !embedded.reused && !(await isRunning(dataDir))) await embedded.stop();
  }
}
