import type { Metadata } from "next";
import { currentMembership } from "@/app/session";
import { AudienceText } from "@/components/docs/audience-text";
import { DocsFrame } from "@/components/docs/docs-frame";

export const metadata: Metadata = {
  title: "Audience estimates",
  description:
    "How Clipscope estimates the audience of a channel from a sample of its followers, and how audience quality is calculated.",
};

const CONTENTS = [
  { id: "sources", name: "Sources" },
  { id: "quality", name: "Quality" },
  { id: "audience", name: "Audience" },
  { id: "import", name: "Importing an export" },
  { id: "changes", name: "Follower changes" },
  { id: "mentions", name: "Mentions and engaged" },
];

export default async function AudiencePage() {
  return (
    <DocsFrame
      here="/docs/audience"
      title="Audience estimates"
      description="Audience data is an estimate from a sample of followers, or comes from an imported export. Only the platform knows the whole audience."
      contents={CONTENTS}
      isSignedIn={(await currentMembership()) !== null}
    >
      <AudienceText />
    </DocsFrame>
  );
}
