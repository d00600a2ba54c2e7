import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function WebhookNotFound() {
  return (
    <PageHeader
      title="Webhook not found"
      description="It may have been removed, or it belongs to another organization."
      actions={<LinkButton href="/webhooks">View all webhooks</LinkButton>}
    />
  );
}
