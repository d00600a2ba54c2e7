import { readFile } from "node:fs/promises";
import path from "node:path";
import { FAMILY_INTRODUCTIONS, keyHeaderText } from "@/components/docs/families";
import { operationMarkdown } from "@/components/docs/operation-markdown";
import { fullPath } from "@/components/docs/operation-terms";
import { DOCS_GROUPS, type DocsPage, pageOfFile } from "@/components/docs/pages";
import { DOCUMENTED_EVENTS } from "@/lib/developers/webhooks/events";
import { documentedErrors } from "@/rest/openapi/documented-errors";
import type { DocumentedFamily } from "@/rest/schemas";

/** The origin in the Markdown files, replaced by that of the installation. */
const WRITTEN_ORIGIN = "http://localhost:3000";

/**
 * Returns the whole page in Markdown: the source of the page, of its `.md` twin and of the search. Links within the
 * product start with a slash.
 * @param families only read for pages that show operations
 */
export async function pageMarkdown(
  { content, title, description }: DocsPage,
  origin: string,
  families: readonly DocumentedFamily[],
): Promise<string> {
  switch (content.kind) {
    case "file":
      return fileMarkdown(content.file, origin);
    case "webhooks":
      return withEvents(await fileMarkdown(content.file, origin));
    case "errors":
      return errorsMarkdown(title);
    case "family": {
      const family = families.find(({ id }) => id === content.family);
      return [
        `# ${title}`,
        FAMILY_INTRODUCTIONS[content.family],
        ...(family ? [keyHeaderText(family), ...family.operations.map(operationMarkdown)] : []),
      ].join("\n\n");
    }
    case "index":
      return indexMarkdown(title, description, families);
  }
}

async function fileMarkdown(file: string, origin: string): Promise<string> {
  const text = await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), "utf8");
  return text
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, href: string) => linkFrom(file, label, href))
    .replace(/^(#+) \[([^\]]+)\]/gm, "$1 $2")
    .replaceAll(WRITTEN_ORIGIN, origin);
}

/** Links to files that no page shows become text: readers of the page don't have the repository. */
function linkFrom(file: string, label: string, href: string): string {
  if (href.startsWith(`${WRITTEN_ORIGIN}/`)) return `[${label}](${href.slice(WRITTEN_ORIGIN.length)})`;
  if (/^(https?:|#)/.test(href)) return `[${label}](${href})`;
  const [target = "", anchor] = href.split("#");
  const page = pageOfFile(path.posix.join(path.posix.dirname(file), target));
  return page ? `[${label}](${page.path}${anchor ? `#${anchor}` : ""})` : label;
}

/** Adds a body of each event to the end of the section on events. */
function withEvents(markdown: string): string {
  const bodies = Object.entries(DOCUMENTED_EVENTS).map(([type, { summary, description, example }]) =>
    [`### ${type} {#${type.replace(".", "-")}}`, `${summary}. ${description}`, jsonFence(example)].join("\n\n"),
  );
  return markdown.replace(/^## Verifying signatures$/m, (next) => `${bodies.join("\n\n")}\n\n${next}`);
}

const jsonFence = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

function errorsMarkdown(title: string): string {
  return [
    `# ${title}`,
    "Every error code with its status and body in each family, and what you can do about it. [Errors and retries](/docs/errors-and-retries) explains when to retry.",
    "## Problem details {#problem-details}",
    "Errors have the body that their family documents. Send `Accept: application/problem+json` to get problem details (RFC 9457) from every family instead: `type` links to the code's section below, and `code` is the same in all families.",
    jsonFence({
      type: "/docs/errors#not_found",
      title: "Not found",
      status: 404,
      detail: "Video not found",
      instance: "urn:uuid:6bbb102e-109c-475b-b1b1-aa52ca83f060",
      code: "not_found",
    }),
    ...documentedErrors().flatMap(({ code, title: name, description, remedy, answers }) => [
      `## ${name} {#${code}}`,
      `\`${code}\``,
      `${description} ${remedy}`,
      [
        "| Family | Status | Body |",
        "| --- | --- | --- |",
        ...answers.map(({ family, status, body }) => `| ${family} | ${status} | \`${body}\` |`),
      ].join("\n"),
    ]),
  ].join("\n\n");
}

function indexMarkdown(title: string, description: string, families: readonly DocumentedFamily[]): string {
  return [
    `# ${title}`,
    description,
    ...DOCS_GROUPS.flatMap((group) => [
      `## ${group.title}`,
      group.pages
        .filter(({ content }) => content.kind !== "index")
        .map((page) => `- [${page.title}](${page.path}): ${page.description}`)
        .join("\n"),
    ]),
    "## All endpoints",
    ...families.flatMap((family) => [
      `### ${family.name}`,
      ["| Endpoint | Purpose |", "| --- | --- |", ...endpointRows(family)].join("\n"),
    ]),
  ].join("\n\n");
}

const endpointRows = ({ id: family, operations }: DocumentedFamily): string[] =>
  operations.map(
    (operation) =>
      `| \`${operation.method} ${fullPath(operation)}\` | [${operation.summary}](/docs/api/${family}#${operation.id}) |`,
  );
