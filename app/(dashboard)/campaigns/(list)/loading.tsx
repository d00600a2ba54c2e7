import { LIST_DESCRIPTION, LIST_TITLE } from "@/components/campaigns/words";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <div data-wide className="flex flex-col">
      <PageHeader title={LIST_TITLE} description={LIST_DESCRIPTION} />
      <PlaceholderRows rows={4} height={64} label="Loading campaigns" />
    </div>
  );
}
