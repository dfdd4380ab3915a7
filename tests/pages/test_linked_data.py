"""What pages tell programs and other sites of themselves."""

import json
import re
from io import BytesIO

import html5lib
import pytest
from PIL import Image

from tests.workshop import ROOT, Workshop

VOCABULARY = json.loads((ROOT / "tests/pages/schema.org.json").read_text())
"""The types of schema.org 30.0 that pages use: what each is a kind of, and what its properties may hold."""
PLAIN = {
    str: {"Text", "URL", "Date", "DateTime", "CssSelectorType", "PronounceableText", "Language", "EventStatusType", "EventAttendanceModeEnumeration"},
    int: {"Integer", "Number"},
    bool: {"Boolean"},
}


def things(output: dict[str, bytes]) -> dict[str, list[dict[str, object]]]:
    """The JSON-LD of each page."""
    elements = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
    return {path: [json.loads(found) for found in elements.findall(data.decode())] for path, data in output.items() if path.endswith(".html")}


def faults(thing: dict[str, object]) -> list[str]:
    """What the vocabulary does not know of a thing, or would not have there."""
    known = VOCABULARY.get(str(thing["@type"]))
    if known is None:
        return [f"{thing['@type']}?"]
    found = []
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        ranges = set(known["properties"].get(name, ()))
        held = set(VOCABULARY[str(value["@type"])]["kinds"]) if isinstance(value, dict) else PLAIN[type(value)]
        if not ranges & held:
            found.append(f"{thing['@type']}.{name} = {value!r}")
        if isinstance(value, dict):
            found += faults(value)
    return found


def test_every_page_tells_what_it_is_in_the_words_of_schema_org(workshop: Workshop) -> None:
    found = things(workshop.build())

    assert {path for path, told in found.items() if len(told) != 1} == {"404.html"}
    assert [(path, fault) for path, told in found.items() for thing in told for fault in faults(thing)] == []
    assert all(thing["@context"] == "https://schema.org" for told in found.values() for thing in told)


def test_each_kind_of_page_has_its_type(workshop: Workshop) -> None:
    found = {path: told[0] for path, told in things(workshop.build()).items() if told}
    council = found["councils/aydyn/index.html"]

    types = {
        "index.html": "WebSite",
        "about/index.html": "AboutPage",
        "councils/index.html": "CollectionPage",
        "data/index.html": "DataCatalog",
        "events/aydyn/2026-03-12-meeting/index.html": "Event",
        "news/aydyn/2026-03-01-meeting/index.html": "NewsArticle",
        "ru/documents/aydyn/2026-02-10-roads/index.html": "DigitalDocument",
        "ru/questions/aydyn/2026-03-05-mostmostmost/index.html": "QAPage",
    }
    assert {path: found[path]["@type"] for path in types} == types
    assert council["@type"] == "Organization"
    assert council["parentOrganization"] == {"@type": "GovernmentOrganization", "name": "Айдын қаласының мәслихаты"}
    assert council["telephone"] == "+77172000000"


def test_words_of_people_cannot_leave_their_element(workshop: Workshop) -> None:
    workshop.put({"news/aydyn/2026-05-01-x.ru.md": '---\ntitle: "</script><script>1</script> & \\" \\\\"\n---\nТекст.\n'})
    page = workshop.build()["ru/news/aydyn/2026-05-01-x/index.html"].decode()

    assert things({"x.html": page.encode()})["x.html"][0]["headline"] == '</script><script>1</script> & " \\'
    assert len(html5lib.parse(page, namespaceHTMLElements=False).findall(".//script")) == 1


def test_other_sites_can_show_a_link_with_its_image(workshop: Workshop) -> None:
    output = workshop.build()
    for path, name in (
        ("index.html", "cards/site.png"),
        ("councils/aydyn/index.html", "cards/aydyn.png"),
        ("ru/news/bayram/2025-12-31-plan/index.html", "ru/cards/bayram.png"),
    ):
        head = html5lib.parse(output[path].decode(), namespaceHTMLElements=False).find("head")
        assert head is not None
        meta = {each.get("property"): each.get("content") for each in head.iter("meta") if each.get("property")}
        image = Image.open(BytesIO(output[name]))

        assert meta["og:image"] == f"http://127.0.0.1:8000/{name}"
        assert (meta["og:image:width"], meta["og:image:height"]) == (str(image.width), str(image.height)) == ("1200", "630")
        assert image.format == "PNG"
        assert meta["og:title"]
        assert meta["og:url"] == f"http://127.0.0.1:8000/{path.removesuffix('index.html')}"


def test_the_image_says_the_name_of_its_council(workshop: Workshop) -> None:
    before = workshop.build()
    workshop.put(
        {
            "councils/bayram.ru.md": '---\nname: "Совет с другим названием, очень длинным, чтобы оно заняло несколько строк картинки и всё же поместилось в ней целиком"\nformed_with: "Ведомство"\nlevel: republican\nsources: []\n---\n'
        }
    )
    after = workshop.build()

    assert {path for path in after if path.endswith(".png") and after[path] != before[path]} == {f"{lang}cards/bayram.png" for lang in ("", "ru/", "en/")}


@pytest.mark.parametrize("name", [*(" ".join(["Қоғамдыққұқықтар"] * words) for words in (1, 4, 8, 11)), " ".join(["Щ" * 18] * 10)])
def test_no_name_is_too_long_for_its_image(workshop: Workshop, name: str) -> None:
    workshop.put({"councils/bayram.ru.md": f'---\nname: "{name}"\nformed_with: "Ведомство"\nlevel: republican\nsources: []\n---\n'})

    with Image.open(BytesIO(workshop.build()["cards/bayram.png"])) as image:
        above, between, below = (image.crop((0, top, 1200, bottom)).getcolors() for top, bottom in ((180, 496), (496, 524), (524, 570)))

    assert len(above) > 1
    assert between == [(28 * 1200, 0)]
    assert len(below) > 1
