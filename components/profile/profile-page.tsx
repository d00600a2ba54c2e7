"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import type { OwnMembership } from "@/lib/people/sessions/schemas";
import { AccountData } from "./account-data";
import { DigestChoice } from "./digest-choice";
import { EmailForm } from "./email-form";
import { Identities } from "./identities";
import { MailSwitch } from "./mail-switch";
import { NameForm } from "./name-form";
import { Organizations } from "./organizations";
import { PasswordForm } from "./password-form";
import { profileQuery } from "./queries";
import { Section } from "./section";
import { Sessions } from "./sessions";
import { PROFILE_TITLE } from "./words";
import { ZoneChoice } from "./zone-choice";

interface ProfilePageProps {
  /** The current organization. */
  current: { id: string; name: string };
  memberships: readonly OwnMembership[];
  /** Whether people can sign in with an account elsewhere. */
  hasProviders: boolean;
  /** Controls of the second factor. */
  twoFactor: ReactNode;
}

export function ProfilePage({ current, memberships, hasProviders, twoFactor }: ProfilePageProps) {
  const { data, error, refetch } = useQuery(profileQuery);
  return (
    <>
      <PageHeader
        title={PROFILE_TITLE}
        description={data ? `You sign in as ${data.email}.` : error ? undefined : "Loading…"}
      />
      {error && !data && (
        <ErrorState title="Your profile couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {!data && !error && <PlaceholderRows rows={5} height={88} label="Loading your profile" />}
      {data && (
        <>
          <Section id="name" title="Name" description="Shown to other members of your organizations.">
            <NameForm name={data.name} />
          </Section>
          <Section
            id="email"
            title="Email address"
            description="The change takes effect when you open the link sent to the new address. You're then signed out everywhere else."
          >
            <EmailForm email={data.email} pending={data.pending_email} />
          </Section>
          <Section id="password" title="Password" description="Changing it signs you out everywhere else.">
            <PasswordForm email={data.email} />
          </Section>
          <Section
            id="two-factor"
            title="Two-factor authentication"
            description="Signing in requires your password and a code from an app on your phone."
          >
            {twoFactor}
          </Section>
          {hasProviders && (
            <Section
              id="identities"
              title="Linked accounts"
              description="Accounts you can sign in with instead of your password."
            >
              <Identities />
            </Section>
          )}
          <Section
            id="sessions"
            title="Sessions"
            description="Browsers where you are signed in. A session ends after 7 days without use, and after 30 days."
          >
            <Sessions />
          </Section>
          <Section id="mails" title="Emails" description={<bdi>Notifications about {current.name}.</bdi>}>
            <MailSwitch isOn={data.mail_on_completion} />
            <DigestChoice digest={data.digest} />
          </Section>
          <Section id="zone" title="Time zone" description="Used for all times in this browser.">
            <ZoneChoice />
          </Section>
          <Section
            id="organizations"
            title="Organizations"
            description="Each organization has its own videos, balance and members."
          >
            <Organizations currentId={current.id} memberships={memberships} />
          </Section>
          <Section
            id="account"
            title="Your data"
            description="Download everything stored about you as JSON, or delete your account."
          >
            <AccountData email={data.email} />
          </Section>
        </>
      )}
    </>
  );
}
