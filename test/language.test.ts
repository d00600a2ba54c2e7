import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { findRefusedPhrases, proseOf } from "./language";

/** Files that contain refused phrases on purpose: the rules, and the sentences that test them. */
const WRONG_ON_PURPOSE = ["rest/openapi/openapi-described.test.ts", "test/language.test.ts", "test/language.ts"];

/** Texts of other services, which the sandbox quotes. */
const QUOTED = ["Url parsing is failed!"];

const TEXT = /\.(?:md|tsx?|m[jt]s|py|html|ya?ml|txt|webmanifest)$/;

function textFiles(): string[] {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
  return files.split("\n").filter((file) => TEXT.test(file) && existsSync(file));
}

it("no file uses a phrase that reads as translated", () => {
  const texts = textFiles();
  expect(texts).toEqual(expect.arrayContaining(WRONG_ON_PURPOSE));
  const findings = texts
    .filter((file) => !WRONG_ON_PURPOSE.includes(file))
    .flatMap((file) => {
      const content = QUOTED.reduce((text, quote) => text.replaceAll(quote, ""), readFileSync(file, "utf8"));
      return findRefusedPhrases(file.endsWith(".md") ? proseOf(content) : content).map(
        ({ line, phrase, instead }) => `${file}:${line}: "${phrase}"; write ${instead}`,
      );
    });
  expect(findings).toEqual([]);
});

// "Fault" is the standard word where faults are injected into the sandbox's platforms, and only there.
const INJECTS_FAULTS = /injectFault|clearFaults|withFault|control\/faults|injects faults/;
const OF_THE_SANDBOX = /^(?:sandbox|scripts\/(?:demo|simulate)|test\/sandbox\.ts$)/;

it("errors are called errors, not faults", () => {
  const found = textFiles()
    .filter((file) => !WRONG_ON_PURPOSE.includes(file) && !OF_THE_SANDBOX.test(file))
    .filter((file) => {
      const content = readFileSync(file, "utf8");
      return /(?<!de)fault/i.test(content) && !INJECTS_FAULTS.test(content);
    });
  expect(found).toEqual([]);
});

it("no title of a page, section or dialog is a question", () => {
  const found = textFiles()
    .filter((file) => /^(?:app|components)\/.*\.tsx$/.test(file))
    .flatMap((file) => readFileSync(file, "utf8").match(/\btitle=(?:"[^"]*\?"|\{`[^`]*\?`\})/g) ?? []);
  expect(found).toEqual([]);
});

// Not to be corrected: these sentences are wrong on purpose.
it.each([
  "The member is told by mail.",
  "Webhooks tell of snapshots and ended trackings.",
  "Opens /metrics to whoever has the token.",
  "Whom are you looking for?",
  "Remove the folder to begin anew.",
  "Which videos shall be tracked?",
  "Somebody has to enable it again.",
  "Nobody knows the whole audience.",
  "A 429 bears Retry-After.",
  "Requests bear both signatures.",
  "Roles that a key may bear.",
  "What may befall a batch.",
  "The organization that the person wishes for.",
  "It is read at once.",
  "A failed hour is written as a gap at\nonce.",
  "Both are read at once.",
  "All faults are told at once.",
  "Which organization it is stands in a cookie.",
  "The reason stands beside the figure.",
  "The job goes on without it.",
  "Reckoned from the anchor each time.",
  "Run it again once mended.",
  "Not repeated, lest it be paid twice.",
  "The organisation's account.",
  "Hues for readers with a colour deficiency.",
  "Shares are in per cent.",
  "Confirm your e-mail address.",
  "# What did the videos gain?",
  "Your key is ready!",
])("refuses %j", (sentence) => {
  expect(findRefusedPhrases(sentence)).not.toEqual([]);
});

it.each([
  "Paste up to 500 links at once.",
  "The table loads 20 at once.",
  "Cancel all at once.",
  "Two requests at once start one run.",
  "The header carries a bearer token.",
  "Bear in mind that counts are rounded.",
  "The others stand by and take over within seconds.",
  "The sandbox stands in for the platforms.",
  "Someone else saved the channel, and no one removed it.",
  "Find out what is going on.",
  "The job goes on to the next batch.",
  "Add it to your wish list.",
  "The log tells you which address to add.",
  "We recommend at least two machines.",
  "Run it as the user nobody.",
  "The organization's color, behavior and email address.",
  "95 percent of the requests",
  "## Top videos",
  "Read https://example.com/?q=1.",
])("accepts %j", (sentence) => {
  expect(findRefusedPhrases(sentence)).toEqual([]);
});

it("reads prose only, and finds the line", () => {
  const markdown = "The field `organisation` stays.\n\n```\nshall\n```\n\n[A link](whoever.md) that shall fail.\n";
  expect(findRefusedPhrases(proseOf(markdown))).toMatchObject([{ line: 7, phrase: "shall" }]);
});
