import { Form } from "@/components/forms/form";

/** Texts of what went wrong, by the page's `error`. */
const ERRORS: Readonly<Record<string, string>> = {
  wrong: "Wrong password. Try again.",
  wait: "Too many attempts. Try again in a few minutes.",
  failed: "We couldn't check the password. Try again.",
};

interface PasswordFormProps {
  action: string;
  error?: string;
}

/** Asks for a report's password. Works without a script. */
export function PasswordForm({ action, error = "" }: PasswordFormProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-4 px-4">
      <h1 className="font-semibold text-xl tracking-tight">Protected report</h1>
      {ERRORS[error] && (
        <p role="alert" className="text-danger">
          {ERRORS[error]}
        </p>
      )}
      <Form action={action} worksWithoutScript className="flex flex-col gap-3">
        <label htmlFor="password" className="font-medium">
          Password
        </label>
        <input
          id="password"
          name="password"
          type="password"
          required
          autoComplete="current-password"
          className="rounded-md border border-border bg-surface px-3 py-2"
        />
        <button type="submit" className="button button--primary self-start">
          Open report
        </button>
      </Form>
    </main>
  );
}
