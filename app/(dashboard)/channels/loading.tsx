import { LIST_TITLE } from "@/components/channels/words";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={LIST_TITLE} description="Loading…" />
      <Placeholder height={44} />
      <Placeholder height={36} />
      <PlaceholderRows rows={6} height={60} label="Loading channels" />
    </div>
  );
}
