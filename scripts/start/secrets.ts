import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { Failure } from "@/scripts/failure";
import { freePort } from "@/scripts/postgres/free-port";

const SecretsSchema = z.object({
  nextAuthSecret: z.string().min(32),
  /** Never changes, so that stored links to the sandbox's pictures remain valid. */
  sandboxPort: z.number().int(),
});
export type Secrets = z.infer<typeof SecretsSchema>;

/**
 * Returns what the first start generated and stored in `secrets.json` (0600). A stored port that is in use by another
 * program is replaced.
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, "secrets.json");
  const kept = read(file);
  const secrets: Secrets = {
    nextAuthSecret: kept?.nextAuthSecret ?? randomBytes(32).toString("base64url"),
    sandboxPort: await freePort(kept?.sandboxPort),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

/** Returns the secret that a start stored, or null. */
export const storedSecret = (dataDir: string): string | null =>
  read(path.join(dataDir, "secrets.json"))?.nextAuthSecret ?? null;

function read(file: string): Secrets | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new Failure("Start", `${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  try {
    return SecretsSchema.parse(JSON.parse(text));
  } catch {
    throw new Failure(
      "Start",
      `${file} is damaged.`,
      "Restore it from a backup, or delete it to create a new session secret. Everyone then has to sign in again.",
    );
  }
}
