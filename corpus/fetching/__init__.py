"""The HTTP client of `ibid sources fetch`."""
