interface PendingIdentityProps {
  provider: string;
  email: string;
  /** Whether an account has the address. */
  hasAccount: boolean;
}

/** Explains what happens to a provider's account that isn't linked yet. */
export function PendingIdentity({ provider, email, hasAccount }: PendingIdentityProps) {
  return (
    <p role="status" className="mb-4 border-accent border-l-2 pl-3">
      {hasAccount ? "Sign in once with your password or an emailed link" : "Create your account and sign in"} as{" "}
      <bdi className="break-all font-medium">{email}</bdi> to link your {provider} account. After that, you can continue
      with {provider}.
    </p>
  );
}
