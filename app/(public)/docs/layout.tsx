import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { currentMembership } from "@/app/session";
import { DocsFrame } from "@/components/docs/docs-frame";
import { LanguageProvider } from "@/components/docs/language";
import { LANGUAGE_COOKIE } from "@/components/docs/language-cookie";
import { DOCS_PAGES } from "@/components/docs/pages";
import type { NavOperation } from "@/components/docs/site-nav";
import { familyOf } from "@/rest/openapi/docs";
import { OPERATIONS } from "@/rest/registry";
import type { DocumentedFamily } from "@/rest/schemas";

/** Operations by the path of the page that shows them. */
const NAV_OPERATIONS = Object.fromEntries(
  DOCS_PAGES.flatMap(({ path, content }) => (content.kind === "family" ? [[path, operationsOf(content.family)]] : [])),
);

function operationsOf(family: DocumentedFamily["id"]): NavOperation[] {
  return OPERATIONS.filter((operation) => familyOf(operation) === family).map(({ id, method, summary }) => ({
    id,
    method,
    summary,
  }));
}

export default async function DocsLayout({ children }: { children: ReactNode }) {
  const [cookie, membership] = await Promise.all([cookies(), currentMembership()]);
  return (
    <LanguageProvider initial={cookie.get(LANGUAGE_COOKIE)?.value}>
      <DocsFrame operations={NAV_OPERATIONS} isSignedIn={membership !== null}>
        {children}
      </DocsFrame>
    </LanguageProvider>
  );
}
