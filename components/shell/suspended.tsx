import { PlainBrand } from "@/components/shell/plain-links";
import type { Choice } from "./organization-switch";
import { OtherOrganizations } from "./other-organizations";
import { SignOutButton } from "./sign-out-button";

interface SuspendedProps {
  organization: string;
  reason: string | null;
  /** Other organizations of the person. */
  others: readonly Choice[];
}

/** Replaces every page of a suspended organization. */
export function Suspended({ organization, reason, others }: SuspendedProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 px-4">
      <PlainBrand />
      <h1 className="wrap-anywhere mt-4 font-semibold text-xl tracking-tight">{organization} is suspended</h1>
      {reason && (
        <p>
          Reason: <bdi>{reason}</bdi>
        </p>
      )}
      <p className="text-muted">
        Pages and API keys are blocked until the suspension is lifted. Tracking is paused, nothing is charged, and your
        data is kept. Contact support for help.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <OtherOrganizations organizations={others} />
        <SignOutButton />
      </div>
    </main>
  );
}
