"""python3 channel.py USERNAME [MEDIA]: a channel, its followers over time, its posts, and what that cost."""

import sys

from clipscope import ApiError, Clipscope


def main(username, media="instagram"):
    client = Clipscope.from_environment()
    before = client.balance()
    results = client.search_channels(username, media=media)["results"]
    if not results:
        raise ValueError("No such channel")
    channel = client.channel(results[0]["id"])
    print(f"{channel['username']} on {channel['media']}: {channel['stats']['followers']:,} followers")
    changes = client.channel_analytics(channel["id"], "follower-changes", period=90)
    print(f"{changes['count']} days of followers")
    content = client.channel_content(channel["id"])
    print(f"{content['count']} posts")
    after = client.balance()
    print(f"{before['credits'] - after['credits']} credits used, {after['credits']} left")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except ApiError as error:
        sys.exit(f"Error {error.status}: {error}")
    except ValueError as error:
        sys.exit(f"Error: {error}")
