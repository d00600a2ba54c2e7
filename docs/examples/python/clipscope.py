"""A client of the Clipscope API on the standard library alone: Python 3.9 or later. Copy it and change it as you like.

For servers only: anyone who sees a key can use it.
"""

import http.client
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

ATTEMPTS = 4
LONGEST_WAIT = 60.0


class ApiError(Exception):
    """A refusal: `status` and the whole `body` as the API's documentation has them."""

    def __init__(self, status, body):
        told = body if isinstance(body, dict) else {}
        super().__init__(told.get("error") or told.get("detail") or f"HTTP {status}")
        self.status = status
        self.body = body


class Clipscope:
    """`url` ends with `/api/v1`."""

    def __init__(self, key, url="http://localhost:3000/api/v1"):
        if not key:
            raise ValueError("An API key is needed.")
        self._key = key
        self._url = url.rstrip("/")

    @classmethod
    def from_environment(cls):
        """Reads CLIPSCOPE_KEY and CLIPSCOPE_URL: keys belong in the environment, not in the code."""
        url = os.environ.get("CLIPSCOPE_URL") or "http://localhost:3000/api/v1"
        return cls(os.environ.get("CLIPSCOPE_KEY"), url)

    # Videos and usage: the key in X-API-Key.

    def track_video(self, video_link, duration_days):
        """The Idempotency-Key makes the retry of a lost answer safe: a video is not tracked, and paid, twice."""
        headers = {**self._plain(), "Idempotency-Key": str(uuid.uuid4())}
        body = {"video_link": video_link, "duration_days": duration_days}
        return self._call("POST", "/videos/track", headers, body=body)

    def list_videos(self, **query):
        return self._call("GET", "/videos", self._plain(), query)

    def all_videos(self, **query):
        cursor = None
        while True:
            page = self.list_videos(**query, cursor=cursor)
            yield from page["videos"]
            cursor = page["next_cursor"]
            if cursor is None:
                return

    def get_video(self, video_id, **query):
        return self._call("GET", f"/videos/{_quoted(video_id)}", self._plain(), query)

    def stop_video(self, video_id):
        headers = {**self._plain(), "Idempotency-Key": str(uuid.uuid4())}
        return self._call("POST", f"/videos/{_quoted(video_id)}/stop", headers)

    def usage(self):
        return self._call("GET", "/usage", self._plain())

    # Video statistics: the key as a bearer token.

    def video_stats(self, **query):
        """The `data` of the body, which holds another `data` and `pagination`."""
        headers = {"Authorization": f"Bearer {self._key}"}
        return self._call("GET", "/videos/stats", headers, query)["data"]

    def all_video_stats(self, **query):
        offset = 0
        while True:
            page = self.video_stats(**query, offset=offset)
            yield from page["data"]
            offset += len(page["data"])
            if not page["pagination"]["has_more"] or not page["data"]:
                return

    # Channels and credits: the key after the word Token. Each call except the balance costs credits.

    def search_channels(self, username, **query):
        return self._call("GET", "/channels/search", self._token(), {"username": username, **query})

    def channel(self, channel_id):
        return self._call("GET", f"/channels/{_quoted(channel_id)}", self._token())

    def channel_analytics(self, channel_id, report, **query):
        """`report`: audience, quality, engaged, follower-changes, mentions/incoming or mentions/outgoing."""
        return self._call("GET", f"/channels/{_quoted(channel_id)}/analytics/{report}", self._token(), query)

    def channel_content(self, channel_id, **query):
        return self._call("GET", f"/channels/{_quoted(channel_id)}/content", self._token(), query)

    def balance(self):
        return self._call("GET", "/account/balance", self._token())

    # Follower counts: the key needs the role CLOUD_SCHEDULES.

    def sync_subscriber_counts(self):
        return self._call("POST", "/token-stat-jobs/sync-social-subscriber-count", self._plain())

    def subscriber_counts(self):
        return self._call("GET", "/token-stat-jobs/social-subscriber-count", self._plain())

    def _plain(self):
        return {"X-API-Key": self._key}

    def _token(self):
        return {"Authorization": f"Token {self._key}"}

    def _call(self, method, path, headers, query=None, body=None):
        """Tries again, later and later, where that can help: after a rate limit, a lost connection, a failure of ours."""
        given = {name: value for name, value in (query or {}).items() if value is not None}
        url = self._url + path + (f"?{urllib.parse.urlencode(given)}" if given else "")
        data = None if body is None else json.dumps(body).encode()
        kind = {} if body is None else {"Content-Type": "application/json"}
        for attempt in range(1, ATTEMPTS + 1):
            wait = 2**attempt * 0.25
            try:
                request = urllib.request.Request(url, data=data, headers={**headers, **kind}, method=method)
                with urllib.request.urlopen(request, timeout=60) as response:
                    return json.load(response)
            except urllib.error.HTTPError as error:
                answer, told = _json_of(error), error.headers.get("Retry-After")
                # A 429 without Retry-After is about credits: waiting does not help.
                may_help = error.code >= 500 or (error.code == 429 and told is not None)
                if not may_help or attempt == ATTEMPTS:
                    raise ApiError(error.code, answer) from None
                wait = float(told) if told is not None else wait
            except (OSError, http.client.HTTPException):
                if attempt == ATTEMPTS:
                    raise
            time.sleep(min(wait, LONGEST_WAIT))


def _quoted(segment):
    return urllib.parse.quote(segment, safe="")


def _json_of(response):
    try:
        return json.load(response)
    except ValueError:
        return None
