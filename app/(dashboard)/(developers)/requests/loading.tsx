import { REQUESTS_TITLE } from "@/components/requests/words";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <div className="flex flex-col gap-3">
      <PageHeader title={REQUESTS_TITLE} description="Loading…" />
      <Placeholder height={36} />
      <PlaceholderRows rows={12} label="Loading requests" />
    </div>
  );
}
