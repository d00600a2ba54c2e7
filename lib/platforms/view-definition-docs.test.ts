import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { VIEW_DEFINITION_NAMES } from "@/lib/platforms/rules";

test("docs/api.md lists every view definition that an export can name", () => {
  const docs = readFileSync("docs/api.md", "utf8");
  for (const name of Object.values(VIEW_DEFINITION_NAMES)) expect(docs).toContain(`| \`${name}\` |`);
});
