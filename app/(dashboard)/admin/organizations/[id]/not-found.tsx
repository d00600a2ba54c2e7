import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function OrganizationNotFound() {
  return (
    <PageHeader
      title="There is no such organization"
      description="Its id may be mistyped."
      actions={<LinkButton href="/admin/organizations">See all organizations</LinkButton>}
    />
  );
}
