import type { Metadata } from "next";
import { currentPerson } from "@/app/session";
import { InvitationPage } from "@/components/invitation/invitation-page";
import { lookUpInvitation } from "@/lib/people/invitations/look-up";
import { systemContext } from "@/lib/people/sessions/request-context";
import { emailKey } from "@/lib/people/users/email-key";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

interface PageProps {
  searchParams: Promise<{ token?: string | string[] }>;
}

export default async function Invitation({ searchParams }: PageProps) {
  const { token: given } = await searchParams;
  const token = typeof given === "string" ? given : "";
  const [invitation, person] = await Promise.all([lookUpInvitation(systemContext(), token), currentPerson()]);
  const isInvited = invitation.state === "open" && emailKey(person?.user.email ?? "") === emailKey(invitation.email);
  return (
    <InvitationPage token={token} invitation={invitation} reader={person && { email: person.user.email, isInvited }} />
  );
}
