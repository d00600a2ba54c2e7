import { expect, it } from "vitest";
import { driveImport, freshVideo, importLines, setUpImporter } from "@/test/imports";

it("lines of a platform without a key on this server fail with that reason, and no platform is queried", async () => {
  delete process.env.SANDBOX_URL;
  const { member } = await setUpImporter();
  const { id } = await importLines(member, [freshVideo().link, "https://vm.tiktok.com/ZMabc123/", "hello"]);
  expect(await driveImport(member, id)).toMatchObject({
    status: "ready",
    counts: { unanswered: 2, not_a_video: 1 },
    reasons: [{ reason: expect.stringContaining("isn't configured on this server"), lines: 2 }, { lines: 1 }],
  });
});
