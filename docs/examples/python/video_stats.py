"""python3 video_stats.py [name=value …], for example: platform=TikTok sort=views order=desc limit=10"""

import sys

from clipscope import ApiError, Clipscope


def get_video_stats(client, **params):
    answer = client.video_stats(**params)
    print(f"Found {answer['pagination']['total']} tracked videos")
    for video in answer["data"]:
        views = "no" if video["views"] is None else f"{video['views']:,}"
        print(f"{video['platform']}: {views} views, {len(video['stats']['views'])} snapshots")


if __name__ == "__main__":
    try:
        get_video_stats(Clipscope.from_environment(), **dict(part.split("=", 1) for part in sys.argv[1:]))
    except ApiError as error:
        sys.exit(f"Error {error.status}: {error}")
