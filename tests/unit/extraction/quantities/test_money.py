"""Currencies before and after the number."""

from __future__ import annotations

import pytest

from tracker.extraction.quantities.finding import find_quantities
from tracker.text.spans import Span


@pytest.mark.parametrize(
    ("text", "value", "unit", "written"),
    [
        ("US$13,000", "13000", "USD", "US$13,000"),
        ("A$20", "20", "AUD", "A$20"),
        ("C$400", "400", "CAD", "C$400"),
        ("HK$7m", "7000000", "HKD", "HK$7m"),
        ("Rs 1,200 crore", "12000000000", "INR", "Rs 1,200 crore"),
        ("Rs. 950", "950", "INR", "Rs. 950"),
        ("Rs500,000", "500000", "INR", "Rs500,000"),
        ("₹75 lakh", "7500000", "INR", "₹75 lakh"),
        ("EUR 30", "30", "EUR", "EUR 30"),
        ("£1.2m", "1200000", "GBP", "£1.2m"),
        ("62 million pounds", "62000000", "GBP", "62 million"),
        ("20 pounds", "20", "pound", "20"),
        ("5 million Canadian dollars", "5000000", "CAD", "5 million"),
        ("2.7 million crowns", "2700000", "crown", "2.7 million"),
        ("50 cents", "50", "cent", "50"),
        ("20 pence", "0.2", "GBP", "20"),
        ("70 paise", "0.7", "INR", "70"),
        ("$18million", "18000000", "USD", "$18million"),
        ("40 yuan", "40", "CNY", "40"),
    ],
)
def test_a_sum_has_its_currency(text: str, value: str, unit: str, written: str) -> None:
    [found] = find_quantities(text, Span(0, len(text)))
    assert (str(found.value), found.unit, found.span.of(text)) == (value, unit, written)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It rose 69 cents to $4.", ["0.69", "4"]),
        ("It rose a penny to $4.", ["0.01", "4"]),
        ("It rose 5 to 9 cents, not dollars.", ["0.05"]),
    ],
)
def test_cents_are_dollars_where_the_text_names_dollars(text: str, values: list[str]) -> None:
    found = find_quantities(text, Span(0, len(text)))
    assert [str(each.value) for each in found] == values
    assert {each.unit for each in found} == {"USD"}
