import { LIST_TITLE } from "@/components/admin/words";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <>
      <PageHeader title={LIST_TITLE} description="Loading…" />
      <Placeholder height={36} />
      <PlaceholderRows rows={8} height={60} label="Loading organizations" />
    </>
  );
}
