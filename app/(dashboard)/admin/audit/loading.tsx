import { PageHeader } from "@/components/ui/page-header";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <>
      <PageHeader title="Audit log" description="Loading…" />
      <Placeholder height={36} />
      <PlaceholderRows rows={8} height={60} label="Loading the audit log" />
    </>
  );
}
