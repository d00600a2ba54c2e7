import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/api/auth/options";

type Segments = { params: Promise<{ nextauth: string[] }> };

const handler = (request: NextRequest, segments: Segments): Promise<Response> =>
  NextAuth(request, segments, authOptions());

export { handler as GET, handler as POST };
