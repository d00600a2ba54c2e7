import { signedInAs } from "@/e2e/api/session";
import { expect, test } from "@/e2e/fixtures";
import { newAccount, signUp } from "@/e2e/ui/account-steps";

test("an organization that searches too often has to wait, and others don't", async ({ playwright, demo, page }) => {
  const member = await signedInAs(playwright, demo, demo.members.member);
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
    // Requests without a platform call continue to work.
    expect((await member.get("/api/dashboard/channels?list=saved")).status()).toBe(200);
  } finally {
    await member.dispose();
  }
  await signUp(page, newAccount());
  expect((await page.request.get("/api/dashboard/channels/search?q=someone")).status()).toBe(200);
});
