"""A paper as JSON: kept beside its file and inside it, and read back to be printed as it was."""

import json

from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from .blocks import Block
from .content import Paper

_converter = make_converter()
configure_tagged_union(Block, _converter, tag_name="block")


def to_json(paper: Paper) -> str:
    return json.dumps(_converter.unstructure(paper), ensure_ascii=False)


def from_json(text: str) -> Paper:
    return _converter.structure(json.loads(text), Paper)
