import type { z } from "zod";
import type { OrganizationContext, RequestOrigin } from "@/lib/core/context";
import type { PersonContext } from "@/lib/people/sessions/actor";
import type { CurrentPerson } from "@/lib/people/sessions/resolve";
import type { Answer, Endpoint, InputOf } from "@/rest/dashboard/endpoint";

/** A CSV file. */
export interface Download {
  /** Of plain letters, as `csvFileName` returns it. */
  fileName: string;
  csv: string;
}

/** A zip archive, written while the client reads it. */
export interface ArchiveDownload {
  /** Of plain letters. */
  fileName: string;
  zip: ReadableStream<Uint8Array>;
}

/** The sender of a request, signed in or not. */
export interface Visitor {
  /** What rate limits count by: the client's address or network. */
  address: string;
  /** For the audit log. */
  origin: RequestOrigin;
  /** Returns who is signed in, or null. */
  person(): Promise<CurrentPerson | null>;
}

/** Someone who is signed in, with or without an organization. */
export interface SignedInVisitor extends Visitor {
  user: CurrentPerson["user"];
  /** Returns the context of the chosen organization. @throws AppError as `requireContext` */
  context(): OrganizationContext;
  /** Returns the context for what concerns the person alone. */
  personContext(): PersonContext;
}

/** An answer, and what changes in the browser with it. */
export interface VisitorResult<T> {
  answer: T;
  /** Public ID of the organization that the person enters. */
  organization?: string;
  /** Internal ID of the user whose sessions have ended and who gets a new one. */
  renewsSessionOf?: number;
}

type AnswerOf<A extends Answer> = A extends z.ZodType
  ? z.input<A>
  : A extends "csv"
    ? Download
    : A extends "zip"
      ? ArchiveDownload
      : Uint8Array | null;

/** What an endpoint is bound to. Who may call decides what the verb receives. */
export type VerbOf<E> =
  E extends Endpoint<{ answer: infer A extends Answer }, infer R>
    ? R extends "anyone"
      ? (visitor: Visitor, input: InputOf<E>) => Promise<VisitorResult<AnswerOf<A>>>
      : R extends "person"
        ? (visitor: SignedInVisitor, input: InputOf<E>) => Promise<VisitorResult<AnswerOf<A>>>
        : (ctx: OrganizationContext, input: InputOf<E>) => Promise<AnswerOf<A>> | AnswerOf<A>
    : never;

/** A verb for each endpoint of a room, by name. */
export type VerbsOf<Room> = { [Name in keyof Room]: VerbOf<Room[Name]> };

/** Verbs whose endpoint is known at run time only. */
export type MemberVerb = (ctx: OrganizationContext, input: unknown) => unknown;
export type VisitorVerb = (visitor: Visitor | SignedInVisitor, input: unknown) => Promise<VisitorResult<unknown>>;
