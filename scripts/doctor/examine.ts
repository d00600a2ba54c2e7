import { openDatabase } from "@/db/client";
import { usesInngestServer } from "@/lib/core/env";
import { checkWrites } from "@/lib/operations/jobs/check-writes";
import { checkClock } from "@/scripts/doctor/check-clock";
import { checkDatabase } from "@/scripts/doctor/check-database";
import { checkDisk } from "@/scripts/doctor/check-disk";
import { checkInngest } from "@/scripts/doctor/check-inngest";
import { checkJobs } from "@/scripts/doctor/check-jobs";
import { checkSecret, checkSources } from "@/scripts/doctor/check-keys";
import { checkMail } from "@/scripts/doctor/check-mail";
import { checkProxy } from "@/scripts/doctor/check-proxy";
import { type Finding, hasErrors } from "@/scripts/doctor/finding";
import type { Configuration } from "@/scripts/start/configuration";

export interface Installation {
  configuration: Configuration;
  databaseUrl: string;
  /** Null if none is set or stored yet. */
  secret: string | null;
  now: () => Date;
}

/** Checks everything that an installation depends on. It changes nothing except for one trial write. */
export async function examine(installation: Installation): Promise<Finding[]> {
  const { configuration, databaseUrl, secret, now } = installation;
  const { env, url } = configuration;
  const database = await checkDatabase(databaseUrl, env.DATABASE_POOL);
  // Without a usable schema, the rest of the database says nothing.
  const stored = hasErrors(database) ? [] : await examineStored(installation);
  const others = [checkInngest(env, url), checkMail(env), checkProxy({ url, secret, env, now })];
  return [...database, ...stored, ...(await Promise.all(others)).flat()];
}

async function examineStored({ configuration, databaseUrl, secret, now }: Installation): Promise<Finding[]> {
  const { env, dataDir, parts } = configuration;
  const { db, sql, close } = openDatabase(databaseUrl, 2);
  const ctx = { db, now };
  try {
    return [
      ...(await checkClock(sql, now)),
      await checkSecret(sql, secret),
      ...(await checkSources(ctx, env, parts.sandbox || env.SANDBOX_URL !== undefined)),
      ...(await checkDisk(dataDir, (await checkWrites(ctx)).isWritable)),
      ...(await checkJobs(ctx, usesInngestServer(env))),
    ];
  } finally {
    await close();
  }
}
