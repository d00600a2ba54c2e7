import { z } from "zod";

export const MIN_PASSWORD_LENGTH = 10;

const Email = z.string().trim().min(1, "Enter your email address").max(254, "At most 254 characters");
export const EmailAddress = Email.pipe(z.email("Enter a valid email address"));
export const PersonName = z.string().trim().min(1, "Enter your name").max(120, "At most 120 characters");
const Password = z.string().min(1, "Enter your password").max(1000, "At most 1,000 characters");

export const SignInRequest = z.object({
  email: Email,
  // Only has to be present, because the minimum length may have been lower when the password was set.
  password: Password,
});
export type SignInRequest = z.infer<typeof SignInRequest>;

export const NewPassword = z
  .string()
  .min(MIN_PASSWORD_LENGTH, `At least ${MIN_PASSWORD_LENGTH} characters`)
  .max(200, "At most 200 characters");

export const SignUpRequest = z.object({
  name: PersonName,
  email: EmailAddress,
  password: NewPassword,
  organization: z.string().trim().min(1, "Enter a name for your organization").max(120, "At most 120 characters"),
});
export type SignUpRequest = z.infer<typeof SignUpRequest>;

/** Where the email was sent. The same whether the address is new or has an account. */
export const SignedUp = z.object({
  /** Sign-in and the free credit wait until the emailed link is opened. */
  must_confirm: z.boolean(),
});
export type SignedUp = z.infer<typeof SignedUp>;

export const ConfirmEmailRequest = z.object({ token: z.string().min(20).max(200) });
export type ConfirmEmailRequest = z.infer<typeof ConfirmEmailRequest>;

export const ConfirmedEmail = z.object({ email: z.string() });
export type ConfirmedEmail = z.infer<typeof ConfirmedEmail>;

export const ResentConfirmation = z.object({ sent: z.boolean() });
export type ResentConfirmation = z.infer<typeof ResentConfirmation>;

export const RequestResetRequest = z.object({ email: EmailAddress });
export type RequestResetRequest = z.infer<typeof RequestResetRequest>;
/** The same whether the address has an account or not. */
export const RequestedReset = z.object({ requested: z.literal(true) });
export type RequestedReset = z.infer<typeof RequestedReset>;

export const ResetPasswordRequest = z.object({ token: z.string().min(20).max(200), password: NewPassword });
export type ResetPasswordRequest = z.infer<typeof ResetPasswordRequest>;
export const ResetPassword = z.object({ email: z.string() });
export type ResetPassword = z.infer<typeof ResetPassword>;

/** The signed-in person's own data. */
export const Profile = z.object({
  name: z.string(),
  email: z.string(),
  /** The new address, until it is confirmed. */
  pending_email: z.string().nullable(),
  /** Whether an email is sent when a tracking of this organization completes. */
  mail_on_completion: z.boolean(),
  digest: z.enum(["off", "daily", "weekly"]),
});
export type Profile = z.infer<typeof Profile>;

export const UpdateProfileRequest = z.object({
  name: PersonName.optional(),
  mail_on_completion: z.boolean().optional(),
  digest: z.enum(["off", "daily", "weekly"]).optional(),
});
export type UpdateProfileRequest = z.infer<typeof UpdateProfileRequest>;

export const ChangePasswordRequest = z.object({ current_password: Password, password: NewPassword });
export type ChangePasswordRequest = z.infer<typeof ChangePasswordRequest>;

export const ChangeEmailRequest = z.object({ email: EmailAddress, current_password: Password });
export type ChangeEmailRequest = z.infer<typeof ChangeEmailRequest>;
