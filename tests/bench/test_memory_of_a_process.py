"""What an import takes of memory is measured in a process that does nothing else."""

import pytest

from bench import dossiers
from bench.data import make_world

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_process_counts_the_extract_and_says_how_much_it_took():
    world = make_world(visits=12, criteria=4)
    with dossiers.export("so-theo-doi.csv", dossiers.write_csv, 20) as path:
        extract = dossiers.extract_of(world, path, 20)
        assert 20 < dossiers.peak_of_a_process(world, extract) < 1_000
    assert extract.dossiers.count() == 20
