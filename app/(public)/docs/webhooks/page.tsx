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
  { id: "verifying", name: "Verifying a signature" },
  { id: "answering", name: "Answering" },
  { id: "addresses", name: "Where requests go" },
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
      title="How is a server of mine told what happens?"
      description="A webhook is an address of yours that gets a signed POST. Owners and managers add one in the dashboard: the events it wants and an https address. Its secret (whsec_…) is shown once."
      contents={CONTENTS}
      isSignedIn={(await currentMembership()) !== null}
    >
      <WebhookEvents events={events} />
      <WebhooksText />
    </DocsFrame>
  );
}
