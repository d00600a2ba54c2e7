import { COMPARE_TITLE } from "@/components/channels/words";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <div data-wide className="flex flex-col gap-5">
      <PageHeader title={COMPARE_TITLE} description="Loading…" />
      <Placeholder height={640} />
    </div>
  );
}
