import { z } from "zod";
import { plural } from "@/lib/core/format";
import { layOut, oneLine, type RenderedMail } from "@/lib/outbound/mail/layout";

/** Emails about accounts: sign-in, passwords, addresses and invitations. */
export const ConfirmEmail = z.object({ name: z.string(), url: z.url() });
export const ResetPassword = z.object({ name: z.string(), url: z.url() });
export const SignInLink = z.object({ name: z.string(), minutes: z.int(), url: z.url() });
export const InvitationMail = z.object({
  organization: z.string(),
  inviter: z.string(),
  inviter_email: z.string(),
  role: z.string(),
  /** When the link expires, as text. */
  until: z.string(),
  url: z.url(),
});
export const EmailChange = z.object({ name: z.string(), url: z.url() });
/** Without the name or address of the person who tried, because we would be sending a stranger's text. */
export const AccountExists = z.object({ name: z.string(), url: z.url(), reset_url: z.url() });
export const EmailChangeNotice = z.object({ name: z.string(), email: z.string(), url: z.url() });

export function confirmEmail(mail: z.infer<typeof ConfirmEmail>): RenderedMail {
  return layOut(
    "Confirm your email address",
    [
      `Hello ${mail.name},`,
      "Please confirm that this address is yours. Your organization then receives its free credit of 5 USD right away.",
      "If you didn't sign up, ignore this email.",
    ],
    { label: "Confirm the address", url: mail.url },
  );
}

export function resetPassword(mail: z.infer<typeof ResetPassword>): RenderedMail {
  return layOut(
    "Choose a new password",
    [
      `Hello ${mail.name},`,
      "Someone requested a new password for your account. The link works once, within an hour.",
      "If it wasn't you, ignore this email. Your password stays the same.",
    ],
    { label: "Choose a new password", url: mail.url },
  );
}

export function signInLink(mail: z.infer<typeof SignInLink>): RenderedMail {
  return layOut(
    "Your sign-in link",
    [
      `Hello ${mail.name},`,
      `Use this link to sign in without your password. It works once, within ${plural(mail.minutes, "minute")}.`,
      "If you didn't request it, ignore this email and don't forward it.",
    ],
    { label: "Sign in", url: mail.url },
  );
}

export function emailChange(mail: z.infer<typeof EmailChange>): RenderedMail {
  return layOut(
    "Confirm your new email address",
    [
      `Hello ${mail.name},`,
      "Please confirm that you want to use this address for your account. The link works once, within 24 hours. Until then, nothing changes.",
      "If it wasn't you, ignore this email.",
    ],
    { label: "Confirm the new address", url: mail.url },
  );
}

export function emailChangeNotice(mail: z.infer<typeof EmailChangeNotice>): RenderedMail {
  return layOut(
    "Your email address is about to change",
    [
      `Hello ${mail.name},`,
      `Someone who knows your password asked to change your account's address to ${mail.email}. It changes once that address is confirmed.`,
      "If it wasn't you, choose a new password now. That cancels the change and signs out all devices.",
    ],
    { label: "Choose a new password", url: mail.url },
  );
}

export function accountExists(mail: z.infer<typeof AccountExists>): RenderedMail {
  return layOut(
    "You already have a Clipscope account",
    [
      `Hello ${mail.name},`,
      "Someone tried to sign up with this email address, which already has an account. Nothing has changed.",
      `If it was you, sign in. If you don't know the password or never confirmed the address, choose a new password: ${mail.reset_url}`,
      "If it wasn't you, ignore this email.",
    ],
    { label: "Sign in", url: mail.url },
  );
}

export function emailChangeTaken(mail: z.infer<typeof AccountExists>): RenderedMail {
  return layOut(
    "This email address already has a Clipscope account",
    [
      `Hello ${mail.name},`,
      "Someone asked to use this email address for another account. It already has one, and nothing has changed.",
      `If it was you, sign in with this address. If you don't know the password, choose a new one: ${mail.reset_url}`,
      "If it wasn't you, ignore this email.",
    ],
    { label: "Sign in", url: mail.url },
  );
}

export function invitation({
  organization,
  inviter,
  inviter_email,
  role,
  until,
  url,
}: z.infer<typeof InvitationMail>): RenderedMail {
  return layOut(
    `${oneLine(inviter, 60)} invites you to ${oneLine(organization, 60)}`,
    [
      "Hello,",
      `${oneLine(inviter, 120)} (${inviter_email}) invites you to ${oneLine(organization, 120)} on Clipscope, as ${role}.`,
      `The link works once, until ${until}. If you don't know them, ignore this email.`,
    ],
    { label: "View invitation", url },
  );
}
