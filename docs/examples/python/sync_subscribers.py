"""python3 sync_subscribers.py: updates and prints the follower counts of the organization's social accounts."""

import sys

from clipscope import ApiError, Clipscope


def main():
    client = Clipscope.from_environment()
    print(f"Sync: {client.sync_subscriber_counts()['status']}")
    for account in client.subscriber_counts()["socials"]:
        now, before = account["currentNumberOfSubscribers"], account["prevNumberOfSubscribers"]
        print(f"{account['type']} {account['username']}: {_or_dash(now)} (before {_or_dash(before)})")


def _or_dash(count):
    return "-" if count is None else count


if __name__ == "__main__":
    try:
        main()
    except ApiError as error:
        sys.exit(f"Error {error.status}: {error}")
