"""python3 track_video.py LINK DAYS [--stop]: tracks a video unless it is already tracked, and prints its snapshots."""

import sys

from clipscope import ApiError, Clipscope


def ensure_tracked(client, link, days):
    # `url` takes every form of a link, so the API also finds the video when it was tracked by another one.
    videos = client.list_videos(status="monitoring", url=link, limit=1)["videos"]
    if videos:
        print(f"Already tracking {videos[0]['id']}")
        return videos[0]["id"]
    usage = client.usage()
    estimated_cost = days * 24 * usage["cost_per_snapshot"]
    # Pending charges are not booked yet.
    if usage["balance_usd"] - usage["uncharged_usage_usd"] < estimated_cost:
        raise ValueError("Insufficient balance")
    tracked = client.track_video(link, days)
    print(f"Tracking {tracked['id']} for at most ${tracked['estimated_cost']:.2f}")
    return tracked["id"]


def main(link, days, *flags):
    client = Clipscope.from_environment()
    video_id = ensure_tracked(client, link, int(days))
    video = client.get_video(video_id)
    print(f"{video['platform']}: {video['current_metadata']['title'] or 'untitled'} ({video['status']})")
    # Metrics are decimal strings, None where the platform does not report one.
    for snapshot in video["snapshots"]:
        print(f"{snapshot['snapshot_time']} {snapshot['views'] or '-'} views")
    if "--stop" in flags:
        print(f"Stopped: {client.stop_video(video_id)['new_status']}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except ApiError as error:
        sys.exit(f"Error {error.status}: {error}")
    except ValueError as error:
        sys.exit(f"Error: {error}")
