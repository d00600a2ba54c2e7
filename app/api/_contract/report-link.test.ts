import { beforeAll, describe, test } from "vitest";
import { ask } from "@/app/api/_contract/ask";
import { DOCUMENTED, expectRefusal } from "@/app/api/_contract/documented";
import { createReport } from "@/lib/insight/reports/create";
import { tokenOf } from "@/lib/insight/reports/fixtures";
import { unlockReport } from "@/lib/insight/reports/unlock";
import { BY_ID, ctx, GUARDED, named, newVideo, organizationWith, resourceOf } from "@/test/contract";

/** What a visitor of a shared report has, in every form in which the API takes a key. */
const presented: Record<string, string>[] = [];
let own: Awaited<ReturnType<typeof organizationWith>>;

beforeAll(async () => {
  own = await organizationWith({});
  const { id } = await newVideo(own);
  const password = "autumn-2026";
  const token = tokenOf(await createReport(own, { title: "Shared", of: "video", ids: [id], password }));
  const unlocked = await unlockReport(ctx, { token, password, address: "192.0.2.1" });
  if (unlocked === null || unlocked === "wrong") throw new Error("the report stayed locked");
  const cookie = `clipscope-report=${unlocked.proof}; next-auth.session-token=${token}`;
  for (const secret of [token, unlocked.proof])
    presented.push(
      { cookie, "X-API-Key": secret },
      { cookie, authorization: `Bearer ${secret}` },
      { cookie, authorization: `Token ${secret}` },
    );
  presented.push({ cookie });
});

describe.each(named(GUARDED))("the link of a report and its password don't open %s", (_, operation) => {
  const documented = DOCUMENTED[operation.dialect];
  test("not even for the organization's own IDs", async () => {
    const id = BY_ID.includes(operation) ? await resourceOf(operation).make(own) : "";
    for (const headers of presented) {
      const reason = Object.keys(headers).length === 1 ? "missing" : "invalid";
      const expected: [number, unknown] = [401, documented.unauthenticated(reason)];
      expectRefusal(operation, await ask(operation, { id, headers }), expected, { isRated: false });
    }
  });
});
