import type { Metadata } from "next";
import { LegalPage } from "@/components/landing/legal-page";
import { TERMS } from "@/components/landing/terms";

export const metadata: Metadata = {
  title: TERMS.title,
  description: "The terms on which this installation of Clipscope can be used: a template for its operator.",
};

export default function TermsPage() {
  return <LegalPage text={TERMS} />;
}
