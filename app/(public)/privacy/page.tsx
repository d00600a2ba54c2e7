import type { Metadata } from "next";
import { LegalPage } from "@/components/landing/legal-page";
import { PRIVACY } from "@/components/landing/privacy";

export const metadata: Metadata = {
  title: PRIVACY.title,
  description: "What data this installation of Clipscope stores, why, and for how long: a template for its operator.",
};

export default function PrivacyPage() {
  return <LegalPage text={PRIVACY} />;
}
