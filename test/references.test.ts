import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const filesLike = (...patterns: string[]): string[] =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...patterns], { encoding: "utf8" })
    .split("\n")
    .filter((file) => file !== "" && existsSync(file));

/** Returns the anchors that GitHub gives a Markdown file's headings. */
function anchorsOf(file: string): Set<string> {
  const text = readFileSync(file, "utf8").replace(/^```[\s\S]*?^```/gm, "");
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

it("every relative link in the documentation has a target", () => {
  const broken = filesLike("*.md").flatMap((file) => {
    const links = readFileSync(file, "utf8").matchAll(/\]\(([^)\s]+)\)/g);
    return [...links].flatMap(([, link = ""]) => {
      if (/^[a-z]+:/.test(link)) return [];
      const [target = "", anchor] = link.split("#");
      const found = target === "" ? file : path.join(path.dirname(file), target);
      const leads = existsSync(found) && (anchor === undefined || anchorsOf(found).has(anchor));
      return leads ? [] : [`${file}: ${link}`];
    });
  });
  expect(broken).toEqual([]);
});

it("every section of the contract that code cites exists", () => {
  const contract = readFileSync("docs/contract.md", "utf8");
  const sections = new Set([...contract.matchAll(/^## ([A-Z])\. /gm)].map(([, letter]) => letter));
  const cited = filesLike("*.ts", "*.tsx").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bcontract ([A-Z])\b/gi)].map(([, letter = ""]) => ({ file, letter })),
  );
  const citations = cited.filter(({ letter }) => letter === letter.toUpperCase());
  expect(citations.length).toBeGreaterThan(5);
  expect(citations.filter(({ letter }) => !sections.has(letter))).toEqual([]);
});
