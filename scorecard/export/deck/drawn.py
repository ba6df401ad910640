"""Native charts: score against pace, statuses, what a change is made of, weeks. Their numbers can be edited in the presentation."""

from collections.abc import Mapping, Sequence

from pptx.chart.axis import _BaseAxis
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from scorecard.charts import theme
from scorecard.charts.lines import apart
from scorecard.export.deck import fitting
from scorecard.export.deck.page import LANGUAGES, NOTE, SMALL, About, Page, faint, rgb
from scorecard.export.deck.plain_data import PlainChartData
from scorecard.export.deck.template import Area
from scorecard.language import in_use

SCORE, AXIS, CHANGE, COUNT = "0.00", "0.0", "[>=0.005]+0.00;[<=-0.005]-0.00;0.00", "#,##0"
LOCALES = {"en": "809", "nl": "413", "de": "407", "fr": "40C", "es": "C0A"}
"""How a number's format names a language. Some programs write numbers by it, others by the machine that they run on."""
MOST_LETTERS = 40
"""Of a name on an axis."""
LEFT, TOP, DOWN = 0.07, 0.04, 0.84
"""Where the ground of lines begins and how high it is, as shares of the chart; below it stand days."""
NAMES = 150
"""Room for names at the right of it, in points."""
NEAREST = 0.055
"""Between two names at the end of lines, as a share of the ground's height."""


def against_pace(
    page: Page, area: Area, names: Sequence[str], series: Mapping[str, Sequence[float | None]], fills: Sequence[str], about: About
) -> None:
    """A column a name from 0 to 1 with a dash where the plan wanted it by now; `series` are the scores and what was expected."""
    chart = page.chart(area, XL_CHART_TYPE.COLUMN_CLUSTERED, _data(_shown(names), series, about), about)
    _quiet(chart)
    _scores(chart, page, fills)
    _scale(chart, 1.0)
    _as_dashes(chart, page)


def beside_pace(
    page: Page, area: Area, names: Sequence[str], series: Mapping[str, Sequence[float | None]], fills: Sequence[str], about: About
) -> None:
    """The same for many names: lying, with a pale bar for what was expected, for names have room only beside bars."""
    chart = page.chart(area, XL_CHART_TYPE.BAR_CLUSTERED, _data(_shown(names), series, about), about)
    _quiet(chart)
    _scores(chart, page, fills)
    chart.plots[0].overlap = 0
    expected = chart.plots[0].series[1]
    expected.format.fill.solid()
    expected.format.fill.fore_color.rgb = rgb(theme.MUTED)
    faint(expected.format.fill.fore_color, 0.35)
    expected.data_labels.show_value = False
    chart.category_axis.reverse_order = True
    _scale(chart, 1.0)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def statuses(page: Page, area: Area, names: Sequence[str], counts: Mapping[str, tuple[str, Sequence[int]]], about: About) -> None:
    """Key results by status: a bar a name, a part for each status, which `counts` tells with its word."""
    told = {word: [count or None for count in each] for word, each in counts.values()}
    chart = page.chart(area, XL_CHART_TYPE.BAR_STACKED, _data(_shown(names), told, about, COUNT), about)
    _quiet(chart)
    chart.plots[0].gap_width, chart.plots[0].overlap = 60, 100
    for series, code in zip(chart.plots[0].series, counts, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(theme.STATUS.get(code, theme.MUTED))
        if code in ("partly", "missed"):
            faint(series.format.fill.fore_color, 0.6)
        labels = series.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.CENTER
        labels.font.size, labels.font.bold, labels.font.color.rgb = Pt(NOTE * page.scale), True, rgb("#ffffff")
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    _legend(chart, page)


def within_and_mix(page: Page, area: Area, names: Sequence[str], amounts: Mapping[str, Sequence[float | None]], about: About) -> None:
    """Two bars a name: what of its change comes from parts that scored differently, and what from other weights; `amounts` by word."""
    chart = page.chart(area, XL_CHART_TYPE.BAR_CLUSTERED, _data(_shown(names), amounts, about), about)
    _quiet(chart)
    chart.plots[0].gap_width, chart.plots[0].overlap = 60, -5
    # The side tells better from worse: the green of what is on track would call a loss good.
    for series, share in zip(chart.plots[0].series, (1.0, 0.45), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(theme.MUTED)
        faint(series.format.fill.fore_color, share)
        series.invert_if_negative = False
        labels = series.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
        labels.number_format, labels.number_format_is_linked = _form(CHANGE), False
        labels.font.size = Pt(NOTE * page.scale)
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    known = [0.0, *(amount for each in amounts.values() for amount in each if amount is not None)]
    room = max(0.02, max(known) - min(known)) * 0.25
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = min(known) - room, max(known) + room
    _legend(chart, page)


def over_time(
    page: Page, area: Area, places: Sequence[str], lines: Mapping[str, Sequence[float | None]], colours: Sequence[str], about: About
) -> None:
    """A line a name, which stands at its end; each has a value."""
    told = {fitting.told(one): values for one, values in lines.items()}
    chart = page.chart(area, XL_CHART_TYPE.LINE_MARKERS, _data(_shown(places), told, about), about)
    _quiet(chart)
    known = [value for values in lines.values() for value in values if value is not None]
    top = next(end for end in (0.2, 0.4, 0.6, 0.8, 1.0) if end >= max(known, default=1.0) + 0.02 or end == 1.0)
    _scale(chart, top)
    _lay_out(chart, 1 - LEFT - min(0.3, page.points(NAMES) / area.width))
    for series, colour in zip(chart.plots[0].series, colours, strict=True):
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = rgb(colour), Pt(2.5 * page.scale)
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 6
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(colour)
        series.marker.format.line.color.rgb = rgb(colour)
    ends = [max((place, value) for place, value in enumerate(values) if value is not None) for values in lines.values()]
    moved = apart([height for _, height in ends], NEAREST * top)
    for series, (end, height), aside in zip(chart.plots[0].series, ends, moved, strict=True):
        label = series.points[end].data_label
        label.position = XL_LABEL_POSITION.RIGHT
        label.font.size, label.font.bold = Pt(NOTE * page.scale), True
        label.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
        _names_itself(label._dLbl, (height - aside) / top * DOWN)


def _data(names: Sequence[str], series: Mapping[str, Sequence[float | None]], about: About, form: str = SCORE) -> PlainChartData:
    return PlainChartData(names, series, _form(form), about.as_of)


def _scores(chart: Chart, page: Page, fills: Sequence[str]) -> None:
    """The first series in its colours, with its numbers at the foot."""
    plot = chart.plots[0]
    plot.gap_width = 60
    labels = plot.series[0].data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.INSIDE_BASE
    labels.number_format, labels.number_format_is_linked = _form(SCORE), False
    labels.font.size, labels.font.bold, labels.font.color.rgb = Pt(SMALL * page.scale), True, rgb("#ffffff")
    for place, fill in enumerate(fills):
        plot.series[0].points[place].format.fill.solid()
        plot.series[0].points[place].format.fill.fore_color.rgb = rgb(fill)


def _shown(names: Sequence[str]) -> list[str]:
    """For an axis."""
    told = [fitting.told(name) for name in names]
    return [name if len(name) <= MOST_LETTERS else name[: MOST_LETTERS - 1].rstrip() + "…" for name in told]


def _form(number_format: str) -> str:
    """In the language in use."""
    return ";".join(f"[$-{LOCALES[in_use()]}]{part}" for part in number_format.split(";"))


def _quiet(chart: Chart) -> None:
    """No title, no frame, no legend, no colours of its own; and the language in which its numbers are written."""
    chart.has_title = False
    chart.has_legend = False
    chart.plots[0].vary_by_categories = False
    for old in chart._chartSpace.findall(qn("c:roundedCorners")):
        chart._chartSpace.remove(old)
    told = chart._chartSpace.get_or_add_date1904()
    told.addnext(parse_xml(f'<c:roundedCorners {nsdecls("c")} val="0"/>'))
    told.addnext(parse_xml(f'<c:lang {nsdecls("c")} val="{LANGUAGES[in_use()]}"/>'))
    for axis in (chart.category_axis, chart.value_axis):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        _hair(axis)


def _hair(axis: _BaseAxis) -> None:
    axis.format.line.color.rgb = rgb(theme.MUTED)
    faint(axis.format.line.color, 0.45)


def _scale(chart: Chart, top: float) -> None:
    """From 0, with quiet lines."""
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0.0, top, 0.2
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = rgb(theme.MUTED)
    faint(axis.major_gridlines.format.line.color, 0.3)
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = _form(AXIS), False


def _legend(chart: Chart, page: Page) -> None:
    chart.has_legend = True
    legend = chart.legend
    assert legend is not None
    legend.position, legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    legend.font.size = Pt(NOTE * page.scale)


def _as_dashes(chart: Chart, page: Page) -> None:
    """The second series becomes a dash over each column: the library has no chart of two kinds."""
    bars = chart._chartSpace.find(f".//{qn('c:barChart')}")
    axes = [one.get("val") for one in bars.findall(qn("c:axId"))]
    series = bars.findall(qn("c:ser"))[1]
    bars.remove(series)
    for name in ("c:invertIfNegative", "c:dLbls"):
        for one in series.findall(qn(name)):
            series.remove(one)
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    looks = [
        f'<c:spPr {nsdecls("c", "a")}><a:ln w="28575"><a:noFill/></a:ln></c:spPr>',
        f'<c:marker {nsdecls("c", "a")}><c:symbol val="dash"/><c:size val="{max(2, min(72, round(24 * page.scale)))}"/>'
        f'<c:spPr>{ink}<a:ln w="9525">{ink}</a:ln></c:spPr></c:marker>',
    ]
    before = series.find(qn("c:tx"))
    for one in series.findall(qn("c:spPr")):
        series.remove(one)
    for look in reversed(looks):
        before.addnext(parse_xml(look))
    series.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
    named = "".join(f'<c:axId val="{axis}"/>' for axis in axes)
    made = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'<c:dLbls><c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        f'<c:showBubbleSize val="0"/></c:dLbls><c:marker val="1"/>{named}</c:lineChart>'
    )
    made.find(qn("c:varyColors")).addnext(series)
    bars.addnext(made)


def _lay_out(chart: Chart, width: float) -> None:
    """The ground where we say, so that names have room beside it."""
    area = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    sides = "".join(f'<c:{name} val="{share}"/>' for name, share in zip("xywh", (LEFT, TOP, width, DOWN), strict=True))
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    area.insert(0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{sides}</c:manualLayout></c:layout>"))


def _names_itself(label: object, down: float) -> None:
    """A label of the series' name, moved down by a share of the chart's height."""
    for name, shown in (("showSerName", 1), ("showVal", 0)):
        label.find(qn(f"c:{name}")).set("val", str(shown))  # type: ignore[attr-defined]  # an element of lxml, untyped
    place = parse_xml(f'<c:layout {nsdecls("c")}><c:manualLayout><c:x val="0"/><c:y val="{down:.4f}"/></c:manualLayout></c:layout>')
    label.find(qn("c:idx")).addnext(place)  # type: ignore[attr-defined]  # an element of lxml, untyped
