import { familiesAt } from "@/app/docs-site/families";
import { pageMarkdown } from "@/app/docs-site/page-markdown";
import { plainText } from "@/components/docs/markdown/inline";
import { parseMarkdown } from "@/components/docs/markdown/parse";
import { fullPath } from "@/components/docs/operation-terms";
import { DOCS_PAGES, type DocsPage } from "@/components/docs/pages";
import type { SearchEntry } from "@/components/docs/search/search-entry";
import { documentedErrors } from "@/rest/openapi/documented-errors";
import type { DocumentedFamily, DocumentedOperation } from "@/rest/schemas";

/** Returns everything that the search of the documentation finds. */
export async function searchIndex(origin: string): Promise<SearchEntry[]> {
  const families = familiesAt(origin);
  const sections = await Promise.all(DOCS_PAGES.map((page) => sectionsOf(page, origin, families)));
  return [
    ...DOCS_PAGES.map(({ path, title, description }): SearchEntry => {
      return { kind: "page", name: title, note: "", href: path, keywords: description };
    }),
    ...families.flatMap(({ id, operations }) => operations.map((operation) => endpointEntry(id, operation))),
    ...documentedErrors().map(({ code, title, description, answers }): SearchEntry => {
      const statuses = [...new Set(answers.map(({ status }) => status))].join(", ");
      const keywords = `${code} ${statuses} ${description}`;
      return { kind: "error", name: title, note: `${statuses} ${code}`, href: `/docs/errors#${code}`, keywords };
    }),
    ...sections.flat(),
    ...families.flatMap(({ id, operations }) => operations.flatMap((operation) => parameterEntries(id, operation))),
  ];
}

/** Sections of running text; endpoints and errors have entries of their own. */
async function sectionsOf(page: DocsPage, origin: string, families: DocumentedFamily[]): Promise<SearchEntry[]> {
  if (!("file" in page.content)) return [];
  return parseMarkdown(await pageMarkdown(page, origin, families)).flatMap((block): SearchEntry[] =>
    block.kind === "heading" && block.level > 1
      ? [
          {
            kind: "section",
            name: plainText(block.text),
            note: page.title,
            href: `${page.path}#${block.id}`,
            keywords: "",
          },
        ]
      : [],
  );
}

const endpointEntry = (family: string, operation: DocumentedOperation): SearchEntry => ({
  kind: "endpoint",
  name: operation.summary,
  note: `${operation.method} ${operation.path}`,
  href: `/docs/api/${family}#${operation.id}`,
  keywords: `${operation.id} ${operation.method} ${fullPath(operation)}`,
});

const parameterEntries = (family: string, { id, method, path, parameters }: DocumentedOperation): SearchEntry[] =>
  parameters.map(({ name, description }) => ({
    kind: "parameter",
    name,
    note: `${method} ${path}`,
    href: `/docs/api/${family}#${id}-${name}`,
    keywords: description,
  }));
