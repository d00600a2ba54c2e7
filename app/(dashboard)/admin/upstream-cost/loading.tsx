import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { UPSTREAM_COST_TITLE } from "@/components/upstream-cost/words";

export default function Loading() {
  return (
    <>
      <PageHeader title={UPSTREAM_COST_TITLE} description="Loading…" />
      <PlaceholderRows rows={8} height={44} label="Loading the cost" />
    </>
  );
}
