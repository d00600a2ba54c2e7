import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMembership } from "@/app/session";
import { ProfilePage } from "@/components/profile/profile-page";
import { profileQuery } from "@/components/profile/queries";
import { makeQueryClient } from "@/components/query-client";
import { twoFactorQuery } from "@/components/two-factor/queries";
import { TwoFactor } from "@/components/two-factor/two-factor";
import { identityProviders } from "@/lib/people/identities/providers";
import { getSecondFactor } from "@/lib/people/second-factor/get";
import { listMemberships } from "@/lib/people/sessions/membership";
import { getProfile } from "@/lib/people/users/profile";

export const metadata: Metadata = { title: "Profile" };

export default async function Profile() {
  const { ctx, membership } = await requireMembership();
  const client = makeQueryClient();
  client.setQueryData(profileQuery.queryKey, await getProfile(ctx));
  client.setQueryData(twoFactorQuery.queryKey, await getSecondFactor(ctx));
  const { publicId: id, name } = membership.organization;
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ProfilePage
        current={{ id, name }}
        memberships={await listMemberships(ctx, membership.user.id)}
        hasProviders={identityProviders().length > 0}
        twoFactor={<TwoFactor />}
      />
    </HydrationBoundary>
  );
}
