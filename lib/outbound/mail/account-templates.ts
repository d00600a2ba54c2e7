import { z } from "zod";
import { plural } from "@/lib/core/format";
import { oneLine } from "@/lib/core/one-line-rules";
import { layOut, type RenderedMail } from "@/lib/outbound/mail/layout";

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

/** What changed about a person's second factor. */
const SecondFactorChange = z.enum(["on", "off", "new_codes", "code_used"]);
export const SecondFactorNotice = z.object({
  name: z.string(),
  change: SecondFactorChange,
  /** Recovery codes left. */
  left: z.int(),
  url: z.url(),
});

/** A sign-in from a browser or program that never signed in to the account. */
export const NewSignIn = z.object({
  name: z.string(),
  device: z.string(),
  address: z.string().nullable(),
  /** As text. */
  at: z.string(),
  url: z.url(),
});

export const AccountDeleted = z.object({ name: z.string(), url: z.url() });

export function confirmEmail(mail: z.infer<typeof ConfirmEmail>): RenderedMail {
  return layOut({
    subject: "Confirm your email address",
    paragraphs: [
      `Hello ${mail.name},`,
      "Please confirm that this address is yours. Your organization then receives its free credit of $5.00 right away.",
    ],
    action: { label: "Confirm the address", url: mail.url },
    notes: ["If you didn't sign up, ignore this email."],
  });
}

export function resetPassword(mail: z.infer<typeof ResetPassword>): RenderedMail {
  return layOut({
    subject: "Choose a new password",
    paragraphs: [
      `Hello ${mail.name},`,
      "Someone requested a new password for your account. The link works once, within an hour.",
    ],
    action: { label: "Choose a new password", url: mail.url },
    notes: ["If it wasn't you, ignore this email. Your password stays the same."],
  });
}

export function signInLink(mail: z.infer<typeof SignInLink>): RenderedMail {
  return layOut({
    subject: "Your sign-in link",
    paragraphs: [
      `Hello ${mail.name},`,
      `Use this link to sign in without your password. It works once, within ${plural(mail.minutes, "minute")}.`,
    ],
    action: { label: "Sign in", url: mail.url },
    notes: ["If you didn't request it, ignore this email and don't forward it."],
  });
}

export function emailChange(mail: z.infer<typeof EmailChange>): RenderedMail {
  return layOut({
    subject: "Confirm your new email address",
    paragraphs: [
      `Hello ${mail.name},`,
      "Please confirm that you want to use this address for your account. The link works once, within 24 hours. Until then, nothing changes.",
    ],
    action: { label: "Confirm the new address", url: mail.url },
    notes: ["If it wasn't you, ignore this email."],
  });
}

export function emailChangeNotice(mail: z.infer<typeof EmailChangeNotice>): RenderedMail {
  return layOut({
    subject: "Your email address is about to change",
    paragraphs: [
      `Hello ${mail.name},`,
      `Someone who knows your password asked to change your account's address to ${mail.email}. It changes once that address is confirmed.`,
    ],
    action: { label: "Choose a new password", url: mail.url },
    notes: ["If it wasn't you, choose a new password now. That cancels the change and signs out all devices."],
  });
}

export function accountDeleted({ name, url }: z.infer<typeof AccountDeleted>): RenderedMail {
  return layOut({
    subject: "Your account was deleted",
    paragraphs: [
      `Hello ${name},`,
      "Your Clipscope account was deleted, as you requested. You no longer belong to any organization, and you won't get any more emails.",
    ],
    action: { label: "Create a new account", url },
    notes: ["If it wasn't you, contact support."],
  });
}

export function newSignIn({ name, device, address, at, url }: z.infer<typeof NewSignIn>): RenderedMail {
  return layOut({
    subject: `New sign-in from ${device}`,
    paragraphs: [
      `Hello ${name},`,
      `Someone signed in to your account from a new device: ${device}, ${address ?? "unknown address"}, ${at}.`,
      "If it was you, ignore this email.",
    ],
    action: { label: "Choose a new password", url },
    notes: ["If it wasn't you, choose a new password now. That signs out all devices."],
  });
}

export function secondFactorNotice({ name, change, left, url }: z.infer<typeof SecondFactorNotice>): RenderedMail {
  const { subject, sentence } = {
    on: {
      subject: "Two-factor authentication is on",
      sentence: "From now on, signing in also requires a code from your authenticator app.",
    },
    off: {
      subject: "Two-factor authentication is off",
      sentence: "Signing in no longer requires a code from your authenticator app.",
    },
    new_codes: {
      subject: "New recovery codes",
      sentence: "New recovery codes were created for your account. The previous ones no longer work.",
    },
    code_used: {
      subject: "A recovery code was used",
      sentence: `A recovery code was used for your account. You have ${plural(left, "code")} left.`,
    },
  }[change];
  return layOut({
    subject,
    paragraphs: [`Hello ${name},`, sentence],
    action: { label: "Choose a new password", url },
    notes: ["If it wasn't you, choose a new password now. That signs out all devices."],
  });
}

export function accountExists(mail: z.infer<typeof AccountExists>): RenderedMail {
  return layOut({
    subject: "You already have a Clipscope account",
    paragraphs: [
      `Hello ${mail.name},`,
      "Someone tried to sign up with this email address, which already has an account. Nothing has changed.",
      `If it was you, sign in. If you don't know the password or never confirmed the address, choose a new password: ${mail.reset_url}`,
    ],
    action: { label: "Sign in", url: mail.url },
    notes: ["If it wasn't you, ignore this email."],
  });
}

export function emailChangeTaken(mail: z.infer<typeof AccountExists>): RenderedMail {
  return layOut({
    subject: "This email address already has a Clipscope account",
    paragraphs: [
      `Hello ${mail.name},`,
      "Someone asked to use this email address for another account. It already has one, and nothing has changed.",
      `If it was you, sign in with this address. If you don't know the password, choose a new one: ${mail.reset_url}`,
    ],
    action: { label: "Sign in", url: mail.url },
    notes: ["If it wasn't you, ignore this email."],
  });
}

export function invitation({
  organization,
  inviter,
  inviter_email,
  role,
  until,
  url,
}: z.infer<typeof InvitationMail>): RenderedMail {
  return layOut({
    subject: `${oneLine(inviter, 60)} invites you to ${oneLine(organization, 60)}`,
    paragraphs: [
      "Hello,",
      `${oneLine(inviter, 120)} (${inviter_email}) invites you to ${oneLine(organization, 120)} on Clipscope, as ${role}.`,
      `The link works once, until ${until}. If you don't know them, ignore this email.`,
    ],
    action: { label: "View invitation", url },
  });
}
