import { headers } from "next/headers";
import { markdownTwin } from "@/app/docs-site/markdown-twin";
import { findDocsPage } from "@/components/docs/pages";
import { originOf } from "@/rest/origin";

/** A page of the documentation in Markdown, at the page's path with `.md`: `next.config.ts` leads here. */
export async function GET(_request: Request, { params }: { params: Promise<{ page?: string[] }> }): Promise<Response> {
  const { page: segments = [] } = await params;
  const page = findDocsPage(["/docs", ...segments].join("/"));
  if (!page) return new Response("There is no such page. See /llms.txt for all pages.\n", { status: 404 });
  const markdown = await markdownTwin(page, originOf(await headers()));
  return new Response(markdown, {
    headers: { "Content-Type": "text/markdown; charset=utf-8", "X-Robots-Tag": "noindex" },
  });
}
