"""Where the papers lie that come with Ibid."""

from pathlib import Path

SHIPPED = Path(__file__).parent / "papers"
