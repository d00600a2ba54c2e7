import type { Metadata } from "next";
import { headers } from "next/headers";
import { familiesAt } from "@/app/docs-site/families";
import { DocsArticle } from "@/components/docs/docs-article";
import { OldAnchors } from "@/components/docs/old-anchors";
import { Overview } from "@/components/docs/overview";
import { findDocsPage, MOVED_SECTIONS } from "@/components/docs/pages";
import { originOf } from "@/rest/origin";

const page = findDocsPage("/docs");

export const metadata: Metadata = { title: page?.title, description: page?.description };

export default async function DocsOverview() {
  if (!page) throw new Error("The overview is not listed");
  const origin = originOf(await headers());
  const families = familiesAt(origin);
  const operations = families.flatMap(({ id, operations: listed }) =>
    listed.map((operation) => [operation.id, `/docs/api/${id}#${operation.id}`]),
  );
  return (
    <DocsArticle page={page} lead={page.description} contents={[]}>
      <OldAnchors targets={{ ...MOVED_SECTIONS, ...Object.fromEntries(operations) }} />
      <Overview origin={origin} families={families} />
    </DocsArticle>
  );
}
