import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { familiesForReader } from "@/app/docs-site/families";
import { pageMarkdown } from "@/app/docs-site/page-markdown";
import { DocsArticle } from "@/components/docs/docs-article";
import { plainText } from "@/components/docs/markdown/inline";
import { MarkdownBlocks } from "@/components/docs/markdown/markdown-blocks";
import { parseMarkdown } from "@/components/docs/markdown/parse";
import { OperationSection } from "@/components/docs/operation-section";
import { findDocsPage, OLD_ANCHORS } from "@/components/docs/pages";
import { originOf } from "@/rest/origin";

interface PageProps {
  params: Promise<{ page: string[] }>;
}

const pageOf = async ({ params }: PageProps) => findDocsPage(`/docs/${(await params).page.join("/")}`);

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await pageOf(props);
  return page ? { title: page.title, description: page.description } : {};
}

/** Every page of the documentation but the overview, from the Markdown that its `.md` twin shows. */
export default async function DocsPage(props: PageProps) {
  const page = await pageOf(props);
  if (!page) notFound();
  const origin = originOf(await headers());
  const families = page.content.kind === "family" ? await familiesForReader(origin) : [];
  const [, lead, ...blocks] = parseMarkdown(await pageMarkdown(page, origin, families));
  const contents = blocks.flatMap((block) =>
    block.kind === "heading" && block.level === 2 ? [{ id: block.id, name: plainText(block.text) }] : [],
  );
  const isFamily = page.content.kind === "family";
  const text = isFamily
    ? blocks.slice(
        0,
        blocks.findIndex(({ kind }) => kind === "heading"),
      )
    : blocks;
  const family = families.find(({ id }) => page.content.kind === "family" && page.content.family === id);
  return (
    <DocsArticle page={page} lead={lead?.kind === "paragraph" ? lead.text : ""} contents={contents} isWide={isFamily}>
      <MarkdownBlocks blocks={text} oldAnchors={OLD_ANCHORS[page.path]} />
      {family?.operations.map((operation) => (
        <OperationSection key={operation.id} operation={operation} />
      ))}
    </DocsArticle>
  );
}
