import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { VIEW_DEFINITION_NAMES } from "@/lib/platforms/rules";

test("docs/guides/platforms.md lists every view definition that an export can name", () => {
  const docs = readFileSync("docs/guides/platforms.md", "utf8");
  for (const name of Object.values(VIEW_DEFINITION_NAMES)) expect(docs).toContain(`| \`${name}\` |`);
});
