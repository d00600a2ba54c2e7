import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function WebhookNotFound() {
  return (
    <PageHeader
      title="There is no such webhook"
      description="It may have been removed, or it belongs to another organization."
      actions={<LinkButton href="/webhooks">See all webhooks</LinkButton>}
    />
  );
}
