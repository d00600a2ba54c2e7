import { ORGANIZATION_TITLE } from "@/components/organization/words";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <>
      <PageHeader title={ORGANIZATION_TITLE} description="Loading…" />
      <div className="mb-5 h-11 md:h-9" />
      <PlaceholderRows rows={4} height={56} label="Loading the organization" />
    </>
  );
}
