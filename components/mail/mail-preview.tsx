/**
 * An email as mail programs show it. It contains text of platforms and members, so it gets no scripts and no origin;
 * and nothing in it can be reached, because its links are meant for the recipient.
 */
export function MailPreview({ subject, html }: { subject: string; html: string }) {
  return (
    <div inert className="overflow-hidden rounded-xl border border-rule">
      <iframe title={`Preview: ${subject}`} sandbox="" srcDoc={html} className="block h-[46rem] w-full bg-white" />
    </div>
  );
}
