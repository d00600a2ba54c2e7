import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

export function ImportSkeleton() {
  return (
    <>
      <BackLink href="/videos/import">Import videos</BackLink>
      <PageHeader title="Import" description="Loading…" />
      <div className="flex flex-col gap-5">
        <Placeholder height={40} />
        <Placeholder height={140} className="w-full max-w-xl" />
        <PlaceholderRows rows={8} label="Loading the lines" />
      </div>
    </>
  );
}
