import { IDLE_DAYS, SESSION_DAYS } from "@/lib/people/sessions/rules";
import type { LegalText } from "./legal-page";

/** States what docs/operations.md says about storage and retention: change them together. */
export const PRIVACY: LegalText = {
  title: "Privacy",
  changed: "2026-11-28",
  sections: [
    {
      title: "Controller",
      paragraphs: [
        "[Legal name and address of the operator] is responsible for the personal data in this service. Contact: [contact address]. [Data protection officer, if there is one.]",
      ],
    },
    {
      title: "Data about members",
      paragraphs: [
        "For your account: your name, your email address, and a hash of your password. For each session: when it started and was last used, its IP address, and the name of your browser, so that you can recognize it in your profile and end it.",
        "For security and billing: an audit log of actions with who took them, when, and the IP address; the ledger; and emails that the service sent to you. For calls with an API key: time, key, route, path, status and duration, but never the query or the body.",
      ],
    },
    {
      title: "Data about videos and channels",
      paragraphs: [
        "For tracked videos and saved channels, the service stores what the platform shows publicly: titles, usernames, pictures, captions, counts, and on some platforms a sample of public follower profiles. It is used to provide statistics. It can include personal data of the people behind these accounts. [Legal basis, and how people can object.]",
      ],
    },
    {
      title: "Cookies",
      paragraphs: [
        "The service sets only cookies that it needs: for your session, the browser you sign in with, the organization you selected, and your time zone. The theme and recently visited places are kept in your browser's storage. There are no analytics, advertising or third-party cookies.",
      ],
    },
    {
      title: "Storage periods",
      paragraphs: [
        `A session ends when you sign out, after ${IDLE_DAYS} days without use, and after ${SESSION_DAYS} days in any case. API requests, emails and webhook deliveries are deleted after 30 days, unless the owners of an organization choose another period of at most a year. Snapshots, the ledger and the audit log are kept permanently. [How an organization's data is deleted on request.]`,
      ],
    },
    {
      title: "Recipients",
      paragraphs: [
        "Links that you track and channels that you look up are sent to the platform or to the provider of its data. Emails go through a mail server, and webhooks to the addresses that your organization enters. [Hosting provider, mail provider, and transfers to other countries.]",
      ],
    },
    {
      title: "Your rights",
      paragraphs: [
        "You can ask for a copy of your data, have it corrected or deleted, restrict or object to its use, and complain to a supervisory authority, as far as the law that applies to you says so. Write to [contact address].",
      ],
    },
  ],
};
