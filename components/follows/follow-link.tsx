import Link from "next/link";

interface FollowLinkProps {
  /** null: the creator's channel isn't known. */
  followed: { channel: string; follow: string | null } | null;
  canFollow: boolean;
}

/** On the page of a video: leads to the creator's follow, or to the channel with the dialog that follows it. */
export function FollowLink({ followed, canFollow }: FollowLinkProps) {
  if (!followed || (followed.follow === null && !canFollow)) return null;
  return (
    <Link
      href={followed.follow ? `/following/${followed.follow}` : `/channels/${followed.channel}?follow=1`}
      className="tap-target text-link underline-offset-2 hover:underline print:hidden"
    >
      {followed.follow ? "Following creator" : "Follow creator"}
    </Link>
  );
}
