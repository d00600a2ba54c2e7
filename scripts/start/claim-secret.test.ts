import { expect, onTestFinished, test } from "vitest";
import { assertUsable } from "@/db/assert-usable";
import { env } from "@/lib/core/env";
import { administer } from "@/scripts/postgres/administer";
import { claimSecret } from "@/scripts/start/claim-secret";

const url = env().DATABASE_URL;
const FIRST = "the-secret-of-the-first-machine-0123456789";
const SECOND = "the-secret-of-the-second-machine-012345678";
const refused = (secret: string) => claimSecret(url, secret, { mayReplace: false, say: () => {} });
const forget = () => administer(url, (sql) => sql`delete from installation`);

test("of two machines with different secrets, the second one is refused with instructions", async () => {
  onTestFinished(async () => void (await forget()));
  await forget();
  await refused(FIRST);
  await refused(FIRST);
  await expect(refused(SECOND)).rejects.toMatchObject({
    message: expect.stringContaining("another NEXTAUTH_SECRET"),
    advice: expect.stringMatching(/secrets\.json[\s\S]*set it as NEXTAUTH_SECRET[\s\S]*replace-secret/),
  });
  // Its parts don't start on their own either.
  await expect(assertUsable(url, SECOND)).rejects.toThrow("another NEXTAUTH_SECRET");
  await assertUsable(url, FIRST);
  const [row] = await administer(url, (sql) => sql`select secret_fingerprint from installation`);
  expect(row?.secret_fingerprint).not.toContain(FIRST);
});

test("two machines that start concurrently agree on one secret", async () => {
  onTestFinished(async () => void (await forget()));
  await forget();
  const outcomes = await Promise.allSettled([refused(FIRST), refused(SECOND)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("the embedded database accepts a new secret and prints the consequences", async () => {
  onTestFinished(async () => void (await forget()));
  await forget();
  const said: string[] = [];
  const embedded = (secret: string) =>
    claimSecret(url, secret, { mayReplace: true, say: (line) => void said.push(line) });
  await embedded(FIRST);
  await embedded(FIRST);
  expect(said).toEqual([]);
  await embedded(SECOND);
  expect(said).toEqual([expect.stringContaining("everyone has to sign in again")]);
  await assertUsable(url, SECOND);
});
