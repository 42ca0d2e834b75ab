# tests/api_fuzz/asked_well.py - hooks of schemathesis: the session, a key for each write, and ids that exist.
import atexit
import collections
import json
import os
import random
import urllib.request
import uuid

import schemathesis

AT = os.environ["REGIE_AT"]
DAY = "2026-03-16"  # of the example
NOWHERE = "http://127.0.0.1:9/"  # nothing that is asked here may leave this machine
draw = random.Random(7)
answers = collections.Counter()
done_well = set()


def ask(method, path, body=None, session=None):
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    headers.update(session or {})
    sent = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(AT + path, sent, headers, method=method)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer), answer.headers


def come_in():
    me, headers = ask("POST", "/api/v1/set-up", {
        "code": os.environ["REGIE_CODE"], "name": "fuzz", "password": "only as long as the test",
        "language": "en"})
    return me, {"Cookie": headers["Set-Cookie"].split(";")[0], "X-Regie-Token": me["token"]}


def make(session, at):
    """Ids by the word before `{id}` in a path: what the example has, and one of each that a person makes."""
    def made(path, body):
        return ask("POST", f"{at}/{path}?as_of={DAY}", body, session)[0]["id"]

    today = ask("GET", f"{at}/today?as_of={DAY}", session=session)[0]
    ask("POST", f"{at}/accounts", {"name": "colleague", "role": "marketer"}, session)
    return {
        "findings": [one["id"] for one in today["findings"]],
        "imports": [one["id"] for one in ask("GET", f"{at}/imports", session=session)[0]["imports"]],
        "notes": [made("notes", {"text": f"Note {i}", "from": "2026-03-12"}) for i in range(3)],
        "events": [made("events", {"title": f"Event {i}", "from": "2026-03-12"}) for i in range(3)],
        "decisions": [made("decisions", {"question": "What now?", "options": ["Nothing", "More"], "choose": 2,
                                         "forecast": "clicks +10% within 14 days at 70%"})],
        "shares": [made("shares", {"what": "report", "of": "2026-02"})],
        "accounts": ["colleague"],
    }


ME, SESSION = come_in()
WORKSPACE = ME["workspaces"][0]["id"]
KNOWN = make(SESSION, f"/api/v1/w/{WORKSPACE}")


def mostly():
    return draw.random() < 0.8


def stay_here(body):
    """Addresses and mail servers of this machine, which answer nothing."""
    if not isinstance(body, dict):
        return
    if isinstance(body.get("url"), str) and body["url"].startswith("http"):
        body["url"] = NOWHERE
    if "host" in body:
        body.update(host="127.0.0.1", port=9)


@schemathesis.hook
def before_call(_context, case, _kwargs):
    case.headers = {**(case.headers or {}), **SESSION}
    if mostly():
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
    where = case.path_parameters or {}
    if "workspace" in where and mostly():
        where["workspace"] = WORKSPACE
        case.query = {**(case.query or {}), "as_of": DAY}
        case.query["language"] = draw.choice(["en", "nl"])
    known = KNOWN.get(case.path.split("/{id}")[0].split("/")[-1])
    if "id" in where and known and mostly():
        where["id"] = draw.choice(known)
    if isinstance(case.query, dict) and "metric" in case.query and mostly():
        case.query["metric"] = draw.choice(["registrations", "clicks", "spend", "ctr"])
    stay_here(case.body)


@schemathesis.hook
def after_call(_context, case, response):
    answers[response.status_code] += 1
    if response.status_code < 300:
        done_well.add(case.operation.definition.raw["operationId"])


@atexit.register
def say_answers():
    """A run in which everything was refused at the door would find nothing, and look the same."""
    print(f"answers by status: {dict(sorted(answers.items()))}; {len(done_well)} operations did as asked")
