"""What there is as open data: a page, a Frictionless data package and a DCAT catalogue.   → ``/data/``, ``/data/datapackage.json``, ``/data/catalog.jsonld``"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from plugins.engine.artifact import Artifact, Tools, planning, render_json
from plugins.engine.page import Pages
from plugins.engine.settings import Settings
from plugins.model.addresses import Addresses
from plugins.model.record import N_
from plugins.model.site import Site
from plugins.opendata.rows import Body
from plugins.opendata.schema import TABLES, Table

LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}
NAME = "ashyq-kenes"
NO_EXAMPLE = frozenset({"phone", "email", "bin"})
"""Columns whose cells belong on the pages of their institutions."""
LOOKED_AT = 50
"""Rows in which examples are looked for."""
LONGEST = 60


def plan(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The page in each language, and the two catalogues for programs."""
    pages = Pages(site, settings)
    for lang in site.languages:
        tables = [(table.name, table.title, explained(table, site, settings, lang)) for table in TABLES]
        yield pages.page(lang, "data/", "data.html", title="", tables=tables, licence=LICENCE["path"], date=str(settings.build_date))
        yield Artifact(site.addresses.path(lang, "data/datapackage.json"), render_json, data_package(site.addresses, settings))
    shown = {"languages": site.languages, "changed": str(settings.build_date)}
    yield Artifact("data/catalog.jsonld", render_catalogue, shown, tuple(f"locale/{lang}" for lang in site.languages))


def explained(table: Table, site: Site, settings: Settings, lang: str) -> list[tuple[str, str, str]]:
    """Name, meaning and an example of each column."""
    rows = list(islice(table.rows(site, settings, lang), LOOKED_AT))
    examples = [example(row[place] for row in rows) if column.name not in NO_EXAMPLE else "" for place, column in enumerate(table.columns)]
    return [(column.name, column.meaning, each) for column, each in zip(table.columns, examples, strict=True)]


def example(cells: Iterable[Any]) -> str:
    """The first cell that says something, shortened; empty where there is none."""
    cell = next((each for each in cells if each not in (None, "") and not isinstance(each, Body)), "")
    text = str(cell).lower() if isinstance(cell, bool) else str(cell)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def data_package(addresses: Addresses, settings: Settings) -> dict[str, Any]:
    """The data package (datapackage.org, version 1) of any language."""
    resources = [
        {
            "name": table.name,
            "path": f"{table.name}.csv",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig",
            "schema": {
                "fields": [{"name": column.name, "type": column.type, "description": column.meaning} for column in table.columns],
                "missingValues": [""],
            },
        }
        for table in TABLES
    ]
    return {
        "name": NAME,
        "title": "Ashyq Kenes",
        "homepage": f"{addresses.site}/",
        "created": f"{settings.build_date}T00:00:00Z",
        "licenses": [LICENCE],
        "resources": resources,
    }


def render_catalogue(view: dict[str, Any], tools: Tools) -> bytes:
    """The catalogue by DCAT 3 as JSON-LD, with titles in all languages."""
    addresses = tools.publication.addresses

    def titled(message: str) -> list[dict[str, str]]:
        return [{"@value": tools.catalogues.site(lang).gettext(message), "@language": lang} for lang in view["languages"]]

    def distribution(name: str, lang: str, form: str) -> dict[str, Any]:
        address = addresses.absolute(addresses.url(lang, f"data/{name}.{form}"))
        media = {"csv": "text/csv", "json": "application/json"}[form]
        return {
            "@type": "dcat:Distribution",
            "dcat:downloadURL": {"@id": address},
            "dcat:mediaType": media,
            "dct:language": lang,
            "dct:license": {"@id": LICENCE["path"]},
        }

    datasets = [
        {
            "@type": "dcat:Dataset",
            "@id": f"{addresses.site}/data/#{table.name}",
            "dct:identifier": table.name,
            "dct:title": titled(table.title),
            "dct:modified": {"@value": view["changed"], "@type": "xsd:date"},
            "dct:spatial": {"@id": "http://publications.europa.eu/resource/authority/country/KAZ"},
            "dcat:distribution": [distribution(table.name, lang, form) for lang in view["languages"] for form in ("csv", "json")],
        }
        for table in TABLES
    ]
    context = {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#"}
    catalogue = {"@context": context, "@type": "dcat:Catalog", "@id": f"{addresses.site}/data/", "dct:title": titled(N_("Open data")), "dcat:dataset": datasets}
    return render_json(catalogue | {"dct:license": {"@id": LICENCE["path"]}}, tools)


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
