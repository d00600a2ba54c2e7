import type { Metadata } from "next";
import { ConnectPage } from "@/components/connections/connect-page";
import { lookUpConnectionPage } from "@/lib/channels/connections/look-up";
import { asConnectionFailure } from "@/lib/channels/connections/rules";
import { systemContext } from "@/lib/people/sessions/request-context";

export const metadata: Metadata = {
  title: "Connect an account",
  // The token must reach no other site, and our own forms must send their origin.
  referrer: "same-origin",
  robots: { index: false, follow: false },
};

interface PageProps {
  searchParams: Promise<{ token?: string | string[]; failed?: string | string[] }>;
}

export default async function Connect({ searchParams }: PageProps) {
  const { token: given, failed } = await searchParams;
  const token = typeof given === "string" ? given : "";
  const failure = asConnectionFailure(failed);
  return (
    <ConnectPage
      token={token}
      failure={failure}
      connection={token || !failure ? await lookUpConnectionPage(systemContext(), token) : null}
    />
  );
}
