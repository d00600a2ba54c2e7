import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function OrganizationNotFound() {
  return (
    <PageHeader
      title="Organization not found"
      description="The ID may be mistyped."
      actions={<LinkButton href="/admin/organizations">View all organizations</LinkButton>}
    />
  );
}
