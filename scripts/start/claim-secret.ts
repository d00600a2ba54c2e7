import { isOwnSecret, OTHER_SECRET, replaceSecret } from "@/db/session-secret";
import { Failure } from "@/scripts/failure";
import { administer } from "@/scripts/postgres/administer";

interface Options {
  /** The embedded database has no other machines, so a new secret there was meant. */
  mayReplace: boolean;
  say: (line: string) => void;
}

/** @throws Failure where the database belongs to another secret, which other machines may be using */
export async function claimSecret(databaseUrl: string, secret: string, { mayReplace, say }: Options): Promise<void> {
  await administer(databaseUrl, async (sql) => {
    if (await isOwnSecret(sql, secret)) return;
    if (!mayReplace) throw new Failure("The database", ...OTHER_SECRET);
    await replaceSecret(sql, secret);
    say("NEXTAUTH_SECRET has changed: everybody signs in again, and every webhook's secret has to be rotated");
  });
}
