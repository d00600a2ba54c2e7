/** What went wrong with the whole form; the place is always there, so that screen readers notice what appears in it. */
export function FormFault({ message }: { message?: string }) {
  return (
    <p role="alert" className="text-danger empty:hidden">
      {message}
    </p>
  );
}
