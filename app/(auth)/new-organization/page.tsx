import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { currentPerson } from "@/app/session";
import { StartForm } from "@/components/organization/start-form";
import { AccountData } from "@/components/profile/account-data";
import { IdentityCheck } from "@/components/shell/identity-check";
import { SignOutButton } from "@/components/shell/sign-out-button";

export const metadata: Metadata = { title: "New organization" };

/** Creates another organization. People who no longer belong to any organization are sent here. */
export default async function NewOrganization() {
  const person = await currentPerson();
  if (!person) redirect("/sign-in?from=/new-organization");
  const { user, membership } = person;
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 className="font-semibold text-xl tracking-tight">
          {membership ? "Create another organization" : "You aren't in an organization"}
        </h1>
        <p className="mt-1 text-muted">
          {membership
            ? "It has its own videos, balance and members, and you're its owner."
            : "Your organization was closed, or you're no longer a member. Create a new one, or ask for an invitation."}{" "}
          It starts with the plan's credits and no balance.
        </p>
      </div>
      <StartForm />
      {membership ? (
        <p>
          <Link href="/overview" className="font-medium text-link underline underline-offset-2">
            Back to {membership.organization.name}
          </Link>
        </p>
      ) : (
        <div className="flex flex-wrap items-center gap-3 border-rule border-t pt-4">
          <span className="text-muted">You are signed in as {user.email}.</span>
          <SignOutButton />
          <AccountData email={user.email} />
          <IdentityCheck />
        </div>
      )}
    </div>
  );
}
