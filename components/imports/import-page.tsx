import { BackLink } from "@/components/ui/back-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ImportForm } from "./import-form";
import { RecentImports } from "./recent-imports";
import { IMPORT_TITLE } from "./words";

export function ImportPage({ canTrack }: { canTrack: boolean }) {
  return (
    <>
      <BackLink href="/videos">Videos</BackLink>
      <PageHeader
        title={IMPORT_TITLE}
        description="Paste links or choose a file. Every line is checked first, and nothing starts until you confirm."
      />
      {canTrack ? (
        <ImportForm />
      ) : (
        <EmptyState title="Your role can't track videos">
          Ask a member of your organization to import videos. Imports are listed here.
        </EmptyState>
      )}
      <RecentImports />
    </>
  );
}
