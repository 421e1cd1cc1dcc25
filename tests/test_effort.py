"""Lines that are executed are counted: the same each time, and growth is seen."""

from tests.effort import lines_executed


def in_line(count: int) -> int:
    total = 0
    for number in range(count):
        total += number
    return total


def squared(count: int) -> int:
    return sum(sum(1 for other in range(count)) for number in range(count))


def test_effort_is_the_same_each_time_and_grows_as_the_code_does() -> None:
    effort, total = lines_executed(lambda: in_line(100))
    assert total == 4950
    assert lines_executed(lambda: in_line(100))[0] == effort
    assert lines_executed(lambda: in_line(400))[0] <= 4 * effort
    assert lines_executed(lambda: squared(400))[0] > 12 * lines_executed(lambda: squared(100))[0]
