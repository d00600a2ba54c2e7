import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { BackLink } from "./back-link";
import { ImportForm } from "./import-form";
import { RecentImports } from "./recent-imports";
import { IMPORT_TITLE } from "./words";

export function ImportPage({ canTrack }: { canTrack: boolean }) {
  return (
    <>
      <BackLink href="/videos">Videos</BackLink>
      <PageHeader
        title={IMPORT_TITLE}
        description="Paste many links or choose a file. Each line is checked first; nothing starts before you confirm."
      />
      {canTrack ? (
        <ImportForm />
      ) : (
        <EmptyState title="Your role may look, but not start monitoring">
          Ask a member of your organization to import the videos; what was imported is listed here.
        </EmptyState>
      )}
      <RecentImports />
    </>
  );
}
