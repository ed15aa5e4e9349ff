"""Benchmarks: how fast pages and verbs are beside a bare counterpart; run by bin/bench."""
