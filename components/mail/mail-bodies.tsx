import { MailPreview } from "./mail-preview";

interface MailBodiesProps {
  mail: { subject: string; text: string; html: string };
}

/** The HTML version of an email beside its plain text. */
export function MailBodies({ mail }: MailBodiesProps) {
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      {mail.html && <MailPreview subject={mail.subject} html={mail.html} />}
      <section aria-label="Plain text" className="min-w-0">
        <h2 className="font-medium text-muted text-sm">Plain text</h2>
        <pre className="mt-2 max-w-prose whitespace-pre-wrap break-words font-sans">{mail.text}</pre>
      </section>
    </div>
  );
}
