import Link from "next/link";

/** Shown after sign-up if email is enabled. */
export function CheckEmail({ email }: { email: string }) {
  return (
    <div role="status" className="flex flex-col gap-4">
      <h1 className="font-semibold text-xl tracking-tight">Check your email</h1>
      <p className="text-muted">
        We sent an email to <bdi className="break-all font-medium">{email}</bdi>. Open its link to confirm the address,
        then sign in. The link works for 48 hours.
      </p>
      <p className="text-muted">
        <Link href="/sign-in" className="tap-target font-medium text-link underline underline-offset-2">
          Go to sign-in
        </Link>
      </p>
    </div>
  );
}
