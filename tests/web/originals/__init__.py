"""Tests of the original pages."""
