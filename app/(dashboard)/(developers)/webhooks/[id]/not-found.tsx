import { PlainLinkButton } from "@/components/shell/plain-links";
import { PageHeader } from "@/components/ui/page-header";

export default function WebhookNotFound() {
  return (
    <PageHeader
      title="Webhook not found"
      description="It may have been removed, or it belongs to another organization."
      actions={<PlainLinkButton href="/webhooks">View all webhooks</PlainLinkButton>}
    />
  );
}
