import type { Metadata } from "next";
import { ConnectedPage } from "@/components/connections/connected-page";
import { lookUpConnection } from "@/lib/channels/connections/look-up";
import { appUrl } from "@/lib/core/env";
import { systemContext } from "@/lib/people/sessions/request-context";

export const metadata: Metadata = {
  title: "Connected account",
  // The token must reach no other site, and our own forms must send their origin.
  referrer: "same-origin",
  robots: { index: false, follow: false },
};

interface PageProps {
  searchParams: Promise<Record<"token" | "done" | "figures", string | string[] | undefined>>;
}

export default async function Connected({ searchParams }: PageProps) {
  const { token: given, done, figures } = await searchParams;
  const token = typeof given === "string" ? given : "";
  return (
    <ConnectedPage
      link={token && `${appUrl()}/connected?token=${token}`}
      token={token}
      connection={token ? await lookUpConnection(systemContext(), token) : null}
      ended={
        done === "revoked" || done === "kept"
          ? { isRevoked: done === "revoked", isDeleted: figures === "deleted" }
          : null
      }
    />
  );
}
