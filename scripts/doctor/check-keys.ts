import type postgres from "postgres";
import { compareSecret } from "@/db/session-secret";
import type { Context } from "@/lib/core/context";
import type { Env } from "@/lib/core/env";
import { isPublicOrigin } from "@/lib/core/env/public-origin";
import { readUpstream } from "@/lib/operations/jobs/read-upstream";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { SOURCES } from "@/lib/platforms/sources";
import { type Finding, findingsOf } from "@/scripts/doctor/finding";

const keys = findingsOf("Keys");
const sources = findingsOf("Sources");

/** @param secret null if none is set or stored yet */
export async function checkSecret(sql: postgres.Sql, secret: string | null): Promise<Finding> {
  if (secret === null)
    return keys.warning("NEXTAUTH_SECRET is not set", "Set it, or let `npm start` store one in DATA_DIR/secrets.json.");
  if ((await compareSecret(sql, secret)) === false)
    return keys.error(
      "NEXTAUTH_SECRET differs from the one that this database was used with",
      "Set the secret of the machine that started first, or run `npm run admin -- replace-secret`.",
    );
  return keys.ok("NEXTAUTH_SECRET is the database's");
}

/** Checks each platform's sources by their keys and by how the platform answered in the last 24 hours. No call is made. */
export async function checkSources(ctx: Context, env: Env, isSandbox: boolean): Promise<Finding[]> {
  if (isSandbox) {
    const text = "Sandbox: videos, numbers and creators are made up";
    if (!isPublicOrigin(env.APP_URL ?? "")) return [sources.ok(text)];
    return [sources.warning(text, "Set a platform key before others use this installation.")];
  }
  const platforms = await readUpstream(ctx);
  return platforms.flatMap(({ platform, calls, pause, quotas, sources: known }) => {
    const label = PLATFORM_NAMES[platform];
    const withKey = SOURCES[platform].filter(({ address }) => address.configured(env) !== null);
    if (withKey.length === 0) return [sources.ok(`${label}: no key, so tracking its videos returns an error`)];
    const findings: Finding[] = [];
    const count = (outcome: string) => calls.find((row) => row.outcome === outcome)?.count ?? 0;
    const retired = known.filter((source) => source.retired !== null);
    if (withKey.every(({ id }) => retired.some((source) => source.id === id)))
      findings.push(
        sources.error(
          `${label}: every source with a key is retired`,
          "Restore one on Admin, Jobs, or set another key.",
        ),
      );
    if (count("auth") > 0)
      findings.push(
        (count("ok") === 0 ? sources.error : sources.warning)(
          `${label}: ${count("auth")} calls in 24 hours were denied because of the key`,
          "Renew the key or its plan, and restart.",
        ),
      );
    for (const { bucket, blocked_until } of quotas)
      if (blocked_until)
        findings.push(
          sources.warning(`${label}: ${bucket} is blocked until ${blocked_until}`, "Get a larger plan, or track less."),
        );
    if (pause) findings.push(sources.warning(`${label}: paused since ${pause.at}`, "Resume it on Admin, Jobs."));
    const names = withKey.map(({ name }) => name).join(", ");
    return findings.length > 0 ? findings : [sources.ok(`${label}: ${names}`)];
  });
}
