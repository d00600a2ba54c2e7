import { LANGUAGES, runExample } from "@/e2e/clients/run";
import { expect, test } from "@/e2e/fixtures";

interface Account {
  type: string;
  username: string;
  currentNumberOfSubscribers: number | null;
  prevNumberOfSubscribers: number | null;
}

for (const language of LANGUAGES)
  test.describe(`subscriber counts in ${language}`, () => {
    test("syncs and shows every account", async ({ apiAs, demo }) => {
      const outcome = await runExample(language, "sync-subscribers", [], { url: demo.url, key: demo.keys.schedules });
      const api = await apiAs(demo.keys.schedules);
      const { socials } = await (await api.get("/api/v1/token-stat-jobs/social-subscriber-count")).json();
      const lines = socials.map(
        ({ type, username, currentNumberOfSubscribers: now, prevNumberOfSubscribers: before }: Account) =>
          `${type} ${username}: ${now ?? "-"} (before ${before ?? "-"})`,
      );
      expect(outcome).toEqual({ code: 0, lines: ["Sync: success", ...lines], error: "" });
    });

    test("requires the role", async ({ demo }) => {
      expect(await runExample(language, "sync-subscribers", [], { url: demo.url, key: demo.keys.full })).toEqual({
        code: 1,
        lines: [""],
        error: "Error 403: Access denied",
      });
    });
  });
