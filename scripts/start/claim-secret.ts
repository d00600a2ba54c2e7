import { isOwnSecret, OTHER_SECRET, replaceSecret } from "@/db/session-secret";
import { Failure } from "@/scripts/failure";
import { administer } from "@/scripts/postgres/administer";

interface Options {
  /** No other machine uses the embedded database, so a new secret there is intentional. */
  mayReplace: boolean;
  say: (line: string) => void;
}

/** @throws Failure if the database belongs to another secret, which other machines may be using */
export async function claimSecret(databaseUrl: string, secret: string, { mayReplace, say }: Options): Promise<void> {
  await administer(databaseUrl, async (sql) => {
    if (await isOwnSecret(sql, secret)) return;
    if (!mayReplace) throw new Failure("The database", ...OTHER_SECRET);
    await replaceSecret(sql, secret);
    say("NEXTAUTH_SECRET has changed: everyone has to sign in again, and every webhook's secret must be rotated");
  });
}
