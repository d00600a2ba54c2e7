import { USAGE_TITLE } from "@/components/api-usage/words";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title={USAGE_TITLE} description="Loading…" />
      <Placeholder height={110} />
      <Placeholder height={320} />
      <PlaceholderRows rows={6} label="Loading usage" />
    </div>
  );
}
