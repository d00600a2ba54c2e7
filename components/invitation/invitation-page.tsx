import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import type { Invitation } from "@/lib/people/invitations/schemas";
import { ROLE_MEANINGS, ROLE_NAMES } from "@/lib/people/members/rules";
import { AcceptForm } from "./accept-form";
import { JoinForm } from "./join-form";
import { SignInToAccept } from "./sign-in-to-accept";
import { SignOutAndStay } from "./sign-out-and-stay";

interface InvitationPageProps {
  token: string;
  invitation: Invitation;
  /** The signed-in person and whether theirs is the invited address; null if signed out. */
  reader: { email: string; isInvited: boolean } | null;
}

export function InvitationPage({ token, invitation, reader }: InvitationPageProps) {
  if (invitation.state !== "open") return <Over invitation={invitation} isSignedIn={reader !== null} />;
  const { organization, email, role, invitedBy, expiresAt, hasAccount } = invitation;
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 className="wrap-anywhere font-semibold text-xl tracking-tight">
          Join <bdi>{organization}</bdi>
        </h1>
        <p className="mt-1 text-muted">
          <bdi className="wrap-anywhere text-foreground">{invitedBy}</bdi> invites{" "}
          <span className="break-all text-foreground">{email}</span> as {ROLE_NAMES[role].toLowerCase()}.{" "}
          {ROLE_MEANINGS[role]}. The invitation expires <Time value={expiresAt.toISOString()} />.
        </p>
      </div>
      {reader?.isInvited && <AcceptForm token={token} organization={organization} />}
      {reader && !reader.isInvited && (
        <>
          <p className="border-warning border-l-2 pl-3">
            You are signed in as <span className="break-all font-medium">{reader.email}</span>, and the invitation is
            for another address. Sign out to use that address.
          </p>
          <SignOutAndStay />
        </>
      )}
      {!reader &&
        (hasAccount ? <SignInToAccept token={token} email={email} /> : <JoinForm token={token} email={email} />)}
    </div>
  );
}

type OverInvitation = Exclude<Invitation, { state: "open" }>;

function Over({ invitation, isSignedIn }: { invitation: OverInvitation; isSignedIn: boolean }) {
  const { title, text } = wordsOf(invitation);
  return (
    <div className="flex flex-col items-start gap-4">
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <p className="text-muted">{text}</p>
      <LinkButton href={isSignedIn ? "/overview" : "/sign-in"}>
        {isSignedIn ? "Go to the overview" : "Sign in"}
      </LinkButton>
    </div>
  );
}

function wordsOf(invitation: OverInvitation): { title: string; text: ReactNode } {
  switch (invitation.state) {
    case "unknown":
      return {
        title: "Invitation not found",
        text: "The link may be incomplete. Copy the full link from the email, or ask for a new invitation.",
      };
    case "accepted":
      return {
        title: "This invitation has already been used",
        text: <bdi>If you used it to join {invitation.organization}, sign in.</bdi>,
      };
    case "withdrawn":
      return {
        title: "This invitation was withdrawn",
        text: <bdi>A newer email may have replaced it. Otherwise, contact {invitation.organization}.</bdi>,
      };
    case "expired":
      return {
        title: "This invitation has expired",
        text: <bdi>Invitations expire after seven days. Ask {invitation.organization} for a new one.</bdi>,
      };
  }
}
