import { PlainLinkButton } from "@/components/shell/plain-links";
import { PageHeader } from "@/components/ui/page-header";

export default function OrganizationNotFound() {
  return (
    <PageHeader
      title="Organization not found"
      description="The ID may be mistyped."
      actions={<PlainLinkButton href="/admin/organizations">View all organizations</PlainLinkButton>}
    />
  );
}
