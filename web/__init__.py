"""The JSON API and the page. How anything is found is not known here."""
