"""The numbers in what is said of the judge."""

import json

import judge_tables

from glassgan.report.judge import numbers


def told(metrics=judge_tables.METRICS, confused=None):
    pairs = judge_tables.confused() if confused is None else confused
    return numbers.of_judge(metrics, pairs, judge_tables.concepts())


def test_the_pairs_confused_most_often_come_first_and_are_counted():
    found = told(confused=judge_tables.confused(numbers.SHOWN + 5))["confused"]
    assert found["pairs"] == numbers.SHOWN + 5
    assert len(found["shown"]) == numbers.SHOWN
    assert found["shown"][0] == judge_tables.confused(1).to_dict("records")[0]


def test_confusing_nothing_differs_from_naming_nothing():
    assert told(confused=judge_tables.no_pairs())["confused"] == {"pairs": 0, "shown": []}
    assert told({"test_images": 9}, judge_tables.no_pairs())["confused"] is None


def test_factors_are_there_where_they_are_known():
    read = {"factor size": judge_tables.FACTOR}
    assert told({**judge_tables.METRICS, "factors": read})["factors"] == read
    assert told()["factors"] is None


def test_changes_that_are_right_are_counted():
    ink, centre, own = told()["concepts"]
    assert [change["right"] for change in ink["changes"]] == [True, False, False]
    assert [change["right"] for change in centre["changes"]] == [True, False, None]
    assert [(one["known"], one["right"]) for one in (ink, centre, own)] == [(3, 1), (2, 1), (0, 0)]


def test_what_is_not_defined_is_none_and_rounding_shows_no_minus():
    _, centre, own = told()["concepts"]
    assert str(centre["changes"][0]["change"]) == "0.0"
    assert own["changes"][1] == {
        **{"transformation": "shift right", "amount": 2.0, "right": None},
        **dict.fromkeys(("expected", "change", "low", "high")),
    }


def test_counts_are_whole_numbers_of_messages():
    found = told()
    assert found["transformed"] == 500
    json.dumps([found["transformed"], found["concepts"]])
