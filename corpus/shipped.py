"""The folder of the papers that come with Ibid."""

from pathlib import Path

SHIPPED = Path(__file__).parent / "papers"
