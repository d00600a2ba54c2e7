import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { captionOf, titleOf } from "@/sandbox/captions";
import { idFacts, mintId } from "@/sandbox/ids";
import { displayNameOf, usernameOf } from "@/sandbox/names";
import { PLATFORMS } from "@/sandbox/platforms";
import { STORY } from "@/sandbox/story";
import { findLooseNames } from "./loose-names";

const STORIES = path.join(process.cwd(), "e2e/ui");
const VIDEOS_PER_PLATFORM = 1000;

/** Returns what the sandbox's creators write: every written text, and a wide sample of the generated ones. */
function sandboxTexts(): string[] {
  const written = STORY.flatMap(({ username, displayName, titles, tags }) => [
    username,
    displayName,
    ...titles,
    ...tags,
  ]);
  const generated = PLATFORMS.flatMap((platform) =>
    Array.from({ length: VIDEOS_PER_PLATFORM }, (_, number) => {
      const facts = idFacts(platform, mintId(platform, new Date("2026-01-01"), number));
      return [
        titleOf(platform, facts),
        captionOf(platform, facts),
        usernameOf(platform, facts.creator),
        displayNameOf(platform, facts.creator),
      ];
    }).flat(),
  );
  return [...new Set([...written, ...generated])];
}

test("a story finds elements by names that no title, caption or username contains", () => {
  const texts = sandboxTexts().map((text) => text.toLowerCase());
  const files = readdirSync(STORIES).filter((name) => name.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(30);
  const risky = files.flatMap((file) =>
    findLooseNames(file, readFileSync(path.join(STORIES, file), "utf8")).flatMap(({ text, line }) => {
      const inside = texts.find((written) => written.includes(text.toLowerCase()));
      return inside === undefined ? [] : [`${file}:${line} "${text}" is also in "${inside}"; add exact: true`];
    }),
  );
  expect(risky).toEqual([]);
});

test("strings are loose without exact: true, patterns and templates never", () => {
  const story = `
    page.getByRole("button", { name: "Edit" });
    page.getByRole("button", { exact: true, name: "Edit" });
    page.getByRole("row").getByText("Views");
    page.getByText(/Views/);
    page.getByLabel(\`Remove \${title}\`);
    page.getByLabel("Name", { exact: true });
    page.getByRole("table");`;
  expect(findLooseNames("a.ts", story)).toEqual([
    { text: "Edit", line: 2 },
    { text: "Views", line: 4 },
  ]);
});
