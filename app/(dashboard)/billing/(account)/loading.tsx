import { BILLING_TITLE } from "@/components/billing/words";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <>
      <PageHeader title={BILLING_TITLE} description="Loading…" />
      <Placeholder height={160} />
      <div className="mt-8">
        <PlaceholderRows rows={10} label="Loading billing" />
      </div>
    </>
  );
}
