import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function OrganizationNotFound() {
  return (
    <PageHeader
      title="There is no such organisation"
      description="Its id may be mistyped."
      actions={<LinkButton href="/admin/organizations">See all organisations</LinkButton>}
    />
  );
}
