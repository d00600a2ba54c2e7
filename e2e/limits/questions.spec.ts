import { signedInAs } from "@/e2e/api/session";
import { expect, test } from "@/e2e/fixtures";

test("an organisation that searches on and on is asked to wait, and no other is", async ({ playwright, demo }) => {
  const member = await signedInAs(playwright, demo, demo.members.member);
  const other = await signedInAs(playwright, demo, demo.admin);
  try {
    const search = () => member.get("/api/dashboard/channels/search?q=someone");
    const answers = await Promise.all(Array.from({ length: 31 }, search));
    const refused = answers.filter((answer) => answer.status() !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) {
      expect([answer.status(), await answer.json()]).toEqual([429, { error: "Too many attempts. Try again later." }]);
      const wait = Number(answer.headers()["retry-after"]);
      expect(wait).toBeGreaterThanOrEqual(1);
      expect(wait).toBeLessThanOrEqual(60);
    }
    expect((await other.get("/api/dashboard/channels/search?q=someone")).status()).toBe(200);
    // What asks no platform goes on.
    expect((await member.get("/api/dashboard/channels?list=saved")).status()).toBe(200);
  } finally {
    await Promise.all([member.dispose(), other.dispose()]);
  }
});
