import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AUDIENCE_CSV } from "@/components/docs/audience-import";
import { JAVASCRIPT_RECEIVER, PYTHON_RECEIVER } from "@/components/docs/webhook-receivers";

test.each([
  ["docs/webhooks.md", JAVASCRIPT_RECEIVER],
  ["docs/webhooks.md", PYTHON_RECEIVER],
  ["docs/audience.md", AUDIENCE_CSV],
])("the page's snippets are also in %s", (file, snippet) => {
  expect(readFileSync(file, "utf8")).toContain(`\n${snippet}\n`);
});
