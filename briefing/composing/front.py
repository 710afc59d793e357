"""What stands before the text, and what the reader of the pack should be warned of."""

from briefing.composing.section import Composition
from briefing.model.annotation import Event
from briefing.model.document import Masthead
from briefing.model.selection import UNKNOWN


def masthead_of(composition: Composition) -> Masthead:
    """Title, subtitle, number and date: the recipe's, else the template's wording over the clusters."""
    recipe, fields = composition.recipe, composition.template.masthead
    values = {"clusters": "、".join(_names(composition)), "event": _event(composition)}
    single = len(values["clusters"]) <= _LONGEST and values["clusters"]
    title = recipe.title or fields["title" if single else "title_many"].format(**values)
    days = [story.citation.date for story in composition.stories if story.citation.date]
    total = int(fields.get("issues_before", "0")) + recipe.issues_made + 1
    issue = fields.get("issue", "").format(number=recipe.issue, total=total) if recipe.issue is not None else ""
    return Masthead(
        title=title,
        name=fields.get("name", ""),
        organisation=fields.get("organisation", ""),
        issue=issue,
        issuer=fields.get("issuer", ""),
        date=recipe.date or max(days, default=None),
        marking=_both(fields.get("marking", ""), recipe.marking or ""),
        secrecy=fields.get("secrecy", "") or recipe.secrecy or "",
        copy_number=f"{recipe.copy_number:06d}" if recipe.copy_number is not None else "",
        subtitle=fields.get("subtitle", "").format(**values),
        report_to=fields.get("report_to", ""),
        send_to=fields.get("send_to", ""),
        distribute_to=fields.get("distribute_to", ""),
        copies=fields.get("copies", ""),
    )


def _both(of_template: str, given: str) -> str:
    """What the template demands, and what the recipe adds: nothing takes the first away."""
    return "　".join(dict.fromkeys(text for text in (of_template, given) if text))


_LONGEST = 12  # characters of cluster names that a title can hold


def _names(composition: Composition) -> list[str]:
    return [composition.cluster_name(cluster) for cluster in composition.clusters if cluster != UNKNOWN]


def _event(composition: Composition) -> str:
    """What the names of all events have in common at their beginning; empty where that is no name of its own."""
    names = [event.name for story in composition.stories for _, event in story.all_of(Event)]
    if not names:
        return ""
    shared = names[0]
    for name in names[1:]:
        while not name.startswith(shared):
            shared = shared[:-1]
    return shared if len(shared) >= _SHORTEST_EVENT and shared.endswith(("）", "会", "活动", "坛", "节")) else ""


_SHORTEST_EVENT = 8


def warnings_of(composition: Composition) -> tuple[str, ...]:
    """Sentences for the person who exports: inferred dates, unknown papers, what nobody has looked at."""
    found = []
    inferred = {story.picked.source.name for story in composition.stories if story.citation.date_inferred}
    found += [f"“{name}”的出版日期是推断的，相对日期（去年、今年）据此换算，请核对。" for name in sorted(inferred)]
    undated = {story.picked.source.name for story in composition.stories if story.citation.date is None}
    found += [f"“{name}”没有出版日期，相对日期未作换算。" for name in sorted(undated)]
    unnamed = {story.picked.source.name for story in composition.stories if story.citation.publication is None}
    found += [f"“{name}”没有填写报纸名称。" for name in sorted(unnamed)]
    found += _unheeded(composition)
    unsure = sum(not quote.certain for story in composition.stories for quote in story.picked.article.pull_quotes)
    if unsure:
        found.append(f"有 {unsure} 条金句的归属需要确认。")
    return tuple(found)


def _unheeded(composition: Composition) -> list[str]:
    """What the recipe asks for and this pack does not do."""
    recipe, fields, found = composition.recipe, composition.template.masthead, []
    demanded = fields.get("secrecy", "")
    if demanded and recipe.secrecy and recipe.secrecy != demanded:
        found.append(f"模板规定密级为“{demanded}”，不能改为“{recipe.secrecy}”。")
    if recipe.note.strip() and "note" not in composition.sections:
        found.append("按语没有印出：所选栏目里没有“按语”，请加选这个栏目。")
    if any(text.strip() for text in recipe.texts) and "text" not in composition.sections:
        found.append("自写的段落没有印出：所选栏目里没有“编者意见”，请加选这个栏目。")
    if recipe.issue is None and "{number}" in fields.get("issue", ""):
        found.append("没有印期号：直接由文件生成的不自动编号，可用 --issue 指定，或先导入资料库。")
    return found
