import { hkdfSync } from "node:crypto";
import type postgres from "postgres";

const PURPOSE = "clipscope secret fingerprint";

/** Returns a fingerprint that identifies a secret without revealing it. */
const fingerprint = (secret: string): string =>
  Buffer.from(hkdfSync("sha256", secret, "", PURPOSE, 32)).toString("base64url");

/**
 * Compares NEXTAUTH_SECRET to the secret of this database; if the database has none on record, this one becomes its
 * secret. Two machines with different secrets would reject each other's sessions and couldn't decrypt each other's webhook
 * secrets.
 */
export async function isOwnSecret(sql: postgres.Sql, secret: string): Promise<boolean> {
  await sql`
    insert into installation (id, secret_fingerprint, set_at)
    values (1, ${fingerprint(secret)}, ${new Date().toISOString()}) on conflict (id) do nothing`;
  const [row] = await sql<{ own: boolean }[]>`
    select secret_fingerprint = ${fingerprint(secret)} as own from installation`;
  return row?.own ?? false;
}

/** Compares like `isOwnSecret`, without writing. @returns null if the database has no secret on record */
export async function compareSecret(sql: postgres.Sql, secret: string): Promise<boolean | null> {
  const [row] = await sql<{ own: boolean }[]>`
    select secret_fingerprint = ${fingerprint(secret)} as own from installation`;
  return row?.own ?? null;
}

/** Makes a new secret the database's secret. */
export async function replaceSecret(sql: postgres.Sql, secret: string): Promise<void> {
  await sql`
    insert into installation (id, secret_fingerprint, set_at)
    values (1, ${fingerprint(secret)}, ${new Date().toISOString()})
    on conflict (id) do update set secret_fingerprint = excluded.secret_fingerprint, set_at = excluded.set_at`;
}

/** Why a different secret is rejected, and what to do. */
export const OTHER_SECRET = [
  "it was used with another NEXTAUTH_SECRET. Its sessions and webhook secrets can't be decrypted with this one.",
  "All machines on one database need the same NEXTAUTH_SECRET. One that was generated is in DATA_DIR/secrets.json\n(nextAuthSecret) of the machine that started first: set it as NEXTAUTH_SECRET here.\nTo replace it for good, stop all machines and run `npm run admin -- replace-secret` with the new one set:\neverybody signs in again, and every webhook's secret has to be rotated.",
] as const;
