import { BILLING_QUESTION } from "@/components/billing/words";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <>
      <PageHeader title={BILLING_QUESTION} description="Loading…" />
      <Placeholder height={160} />
      <div className="mt-8">
        <PlaceholderRows rows={10} label="Loading billing" />
      </div>
    </>
  );
}
