import { ApiSample, type SampleOperation } from "./api-sample";
import { Closing } from "./closing";
import { Hero } from "./hero";
import { HourlyDaily } from "./hourly-daily";
import { MetricTable } from "./metric-table";
import { Pricing } from "./pricing";
import { Questions } from "./questions";
import { SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";
import { Steps } from "./steps";

/** @param operations calls to show, from the API's documentation */
export function LandingPage({ operations }: { operations: readonly SampleOperation[] }) {
  return (
    <>
      <SiteHeader />
      <main id="content" tabIndex={-1} className="outline-none">
        <Hero />
        <Steps />
        <HourlyDaily />
        <MetricTable />
        <Pricing />
        <ApiSample operations={operations} />
        <Questions />
        <Closing />
      </main>
      <SiteFooter />
    </>
  );
}
