import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentPerson } from "@/app/session";
import { OtherOrganizations } from "@/components/shell/other-organizations";
import { SignOutButton } from "@/components/shell/sign-out-button";
import { RequiredSetUp } from "@/components/two-factor/required-set-up";
import { lacksSecondFactor, listMemberships } from "@/lib/people/sessions/membership";
import { systemContext } from "@/lib/people/sessions/request-context";

export const metadata: Metadata = { title: "Two-factor authentication" };

/** Members of an organization that requires a second factor are sent here until they have one. */
export default async function TwoFactorPage() {
  const person = await currentPerson();
  if (!person) redirect("/sign-in?from=/overview");
  const { user, membership } = person;
  if (!membership || !lacksSecondFactor(membership)) redirect("/overview");
  const { publicId, name } = membership.organization;
  const others = (await listMemberships(systemContext(), user.id)).filter(({ id }) => id !== publicId);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 className="font-semibold text-xl tracking-tight">Two-factor authentication</h1>
        <p className="mt-1 text-muted">
          <bdi className="wrap-anywhere text-foreground">{name}</bdi> requires it. Set it up to continue.
        </p>
      </div>
      <RequiredSetUp />
      <div className="flex flex-wrap items-center gap-3 border-rule border-t pt-4">
        <span className="wrap-anywhere text-muted">You are signed in as {user.email}.</span>
        <OtherOrganizations organizations={others} />
        <SignOutButton />
      </div>
    </div>
  );
}
