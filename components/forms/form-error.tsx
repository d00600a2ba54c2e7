/** The error of the whole form. Always rendered, so that screen readers announce it. */
export function FormError({ message }: { message?: string }) {
  return (
    <p role="alert" className="text-danger empty:hidden">
      {message}
    </p>
  );
}
