import type { Metadata } from "next";
import { currentMembership } from "@/app/session";
import { DocsFrame } from "@/components/docs/docs-frame";
import { WebhookEvents } from "@/components/docs/webhook-events";
import { WebhooksText } from "@/components/docs/webhooks-text";
import { DOCUMENTED_EVENTS } from "@/lib/developers/webhooks/events";

export const metadata: Metadata = {
  title: "Webhooks",
  description: "Webhook events, how to verify their signatures, and how failed deliveries are retried.",
};

const CONTENTS = [
  { id: "events", name: "Events" },
  { id: "verifying", name: "Verifying signatures" },
  { id: "answering", name: "Responses and retries" },
  { id: "addresses", name: "Allowed addresses" },
];

export default async function WebhooksDocsPage() {
  const events = Object.entries(DOCUMENTED_EVENTS).map(([type, { summary, description, example }]) => ({
    type,
    summary,
    description,
    example: JSON.stringify(example, null, 2),
  }));
  return (
    <DocsFrame
      here="/docs/webhooks"
      title="Webhooks"
      description="A webhook sends a signed POST to your server when something happens. Owners and managers add webhooks in the dashboard, with an https address and the events to send. The secret (whsec_…) is shown once."
      contents={CONTENTS}
      isSignedIn={(await currentMembership()) !== null}
    >
      <WebhookEvents events={events} />
      <WebhooksText />
    </DocsFrame>
  );
}
