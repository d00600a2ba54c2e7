import type { Metadata } from "next";
import { currentMembership } from "@/app/session";
import { DocsFrame } from "@/components/docs/docs-frame";
import { ErrorEntries, ProblemDetails } from "@/components/docs/error-entries";
import { documentedErrors } from "@/rest/openapi/documented-errors";

export const metadata: Metadata = {
  title: "Errors",
  description: "Every error code of the Clipscope API, what it means, and what to do about it.",
};

export default async function ErrorsDocsPage() {
  const errors = documentedErrors();
  return (
    <DocsFrame
      here="/docs/errors"
      title="Errors"
      description="Every error code with its status in each family, and what you can do about it."
      contents={[
        { id: "problem-details", name: "Problem details" },
        { id: "codes", name: "Codes", entries: errors.map(({ code }) => ({ id: code, name: code })) },
      ]}
      isSignedIn={(await currentMembership()) !== null}
    >
      <ProblemDetails />
      <ErrorEntries errors={errors} />
    </DocsFrame>
  );
}
