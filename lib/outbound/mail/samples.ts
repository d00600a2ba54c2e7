import type { MailTemplate } from "@/lib/outbound/mail/templates";

const NAME = "Dana Walker";
const ORGANIZATION = "Walker & Daughters";
const RULE = { below_usd: 50, amount_usd: 250, monthly_usd: 1_000 };

/**
 * Returns one example of every email, for the preview page.
 * @param appUrl the origin that links lead to
 */
export function mailSamples(appUrl: string): MailTemplate[] {
  const to = (path: string) => new URL(path, appUrl).href;
  const person = { name: NAME };
  const owner = { ...person, organization: ORGANIZATION };
  const billing = to("/billing");
  const admin = to("/admin/organizations/example");
  const exists = { ...person, url: to("/sign-in"), reset_url: to("/reset-password") };
  return [
    { template: "confirm_email", data: { ...person, url: to("/confirm?token=example") } },
    { template: "sign_in_link", data: { ...person, minutes: 15, url: to("/sign-in-link?token=example") } },
    { template: "reset_password", data: { ...person, url: to("/reset-password?token=example") } },
    {
      template: "invitation",
      data: {
        organization: ORGANIZATION,
        inviter: NAME,
        inviter_email: "dana@example.com",
        role: "member",
        until: "March 17, 2027",
        url: to("/invitation?token=example"),
      },
    },
    { template: "email_change", data: { ...person, url: to("/change-email?token=example") } },
    { template: "email_change_notice", data: { ...person, email: "dana@example.org", url: to("/reset-password") } },
    { template: "email_change_taken", data: exists },
    { template: "account_exists", data: exists },
    {
      template: "organization_closed",
      data: {
        ...owner,
        is_reminder: false,
        until: "March 17, 2027 at 9:30 AM (UTC)",
        url: to("/organization?tab=settings"),
      },
    },
    { template: "export_ready", data: { ...owner, days: 7, url: to("/organization?tab=settings") } },
    { template: "account_deleted", data: { ...person, url: to("/sign-up") } },
    {
      template: "new_sign_in",
      data: {
        ...person,
        device: "Chrome on macOS",
        address: "203.0.113.7",
        at: "March 17, 2027 at 9:30 AM (UTC)",
        url: to("/reset-password"),
      },
    },
    {
      template: "second_factor_notice",
      data: { ...person, change: "on", left: 10, url: to("/reset-password") },
    },
    {
      template: "tracking_completed",
      data: { ...person, title: "Autumn drop: the jacket", days: 7, snapshots: 168, views: 48_213, url: to("/videos") },
    },
    { template: "tracking_paused", data: { ...owner, videos: 12, url: billing } },
    {
      template: "balance_low",
      data: { ...owner, balance_usd: 4.985, threshold_usd: 5, runway_hours: 27, url: billing },
    },
    { template: "auto_top_up_proposed", data: { ...owner, ...RULE, by: NAME, url: admin } },
    { template: "auto_top_up_approved", data: { ...owner, ...RULE, url: billing } },
    {
      template: "auto_top_up_declined",
      data: { ...owner, ...RULE, reason: "Please agree on the monthly maximum first.", url: billing },
    },
    { template: "auto_top_up_stopped", data: { ...owner, below_usd: 50, monthly_usd: 1_000, url: billing } },
    {
      template: "top_up_requested",
      data: {
        ...owner,
        by: "dana@example.com",
        amount_usd: 250,
        note: "For the autumn launch.",
        balance_usd: 4.985,
        runway_hours: 27,
        url: admin,
      },
    },
    {
      template: "account_reconnect",
      data: {
        ...owner,
        platform: "YouTube",
        account: "marathon-maya",
        reason: "revoked",
        url: to("/organization?tab=connections"),
      },
    },
    {
      template: "upstream_ceiling",
      data: {
        ...{ name: NAME, source: "X API", period: "day" },
        ...{ used_usd: 40.135, ceiling_usd: 50, url: to("/admin/upstream-cost") },
      },
    },
    {
      template: "digest",
      data: {
        ...owner,
        pace: "weekly",
        period: "Nov 16 – Nov 22",
        facts: [
          ["Breakouts", "Autumn drop: the jacket (3.2×, 100,420 views)"],
          ["Stalled videos", "None"],
          ["Ended trackings", "2: Behind the scenes; Studio tour"],
          ["Spend", "$42.60"],
          ["Available balance", "$157.40"],
          ["Runway", "620 hours"],
        ],
        url: to("/overview"),
      },
    },
    {
      template: "report",
      data: {
        ...owner,
        title: "Autumn launch",
        schedule: "weekly",
        facts: [
          ["Videos", "52"],
          ["Views", "5,868,189"],
          ["Engagement rate", "6.42%"],
          ["As of", "Nov 23, 2026, 07:55 UTC"],
        ],
        has_password: false,
        logo_url: to("/icon-192.png"),
        days: 90,
        url: to("/r/example"),
        stop_url: to("/r/example/unsubscribe"),
      },
    },
    {
      template: "alert_triggered",
      data: {
        name: NAME,
        alert: "Breakouts",
        happened: "Views passed 100,000",
        subject: "Autumn drop: the jacket",
        facts: [
          ["Views", "100,420"],
          ["Before", "98,120"],
        ],
        url: to("/videos"),
      },
    },
    { template: "keys_old", data: { ...owner, keys: ["Reporting", "Warehouse"], url: to("/keys") } },
  ];
}
