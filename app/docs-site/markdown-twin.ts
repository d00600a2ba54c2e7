import { familiesAt } from "@/app/docs-site/families";
import { pageMarkdown } from "@/app/docs-site/page-markdown";
import { DOCS_GROUPS, type DocsPage, twinOf } from "@/components/docs/pages";

/** Returns a page in Markdown for readers outside of the product: links are absolute, those to pages lead to twins. */
export async function markdownTwin(page: DocsPage, origin: string): Promise<string> {
  const markdown = await pageMarkdown(page, origin, familiesAt(origin));
  return `${markdown
    .replace(/^(#+ .*?) \{#[\w-]+\}$/gm, "$1")
    .replace(
      /\]\((\/[^)\s#]*)(#[^)\s]*)?\)/g,
      (_, path: string, anchor = "") => `](${origin}${twinPath(path)}${anchor})`,
    )
    .trimEnd()}\n`;
}

const twinPath = (path: string): string => (/^\/docs(\/|$)/.test(path) ? `${path}.md` : path);

/** Returns `llms.txt`: every page with its description, by group (llmstxt.org). */
export const llmsText = (origin: string): string =>
  [
    "# Clipscope",
    "> Clipscope records the hourly performance of videos on YouTube, TikTok, Instagram and X, and the audience of the channels behind them. Results are available in a dashboard and over a REST API.",
    `The base path of the API is ${origin}/api/v1. ${origin}/api/v1/openapi.json describes it as OpenAPI 3.1.`,
    ...DOCS_GROUPS.flatMap(({ title, pages }) => [
      `## ${title}`,
      pages.map((page) => `- [${page.title}](${origin}${twinOf(page)}): ${page.description}`).join("\n"),
    ]),
  ]
    .join("\n\n")
    .concat("\n");
