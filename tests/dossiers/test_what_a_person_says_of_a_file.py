"""What nobody knew of a file is said on its preview, holds for its next reading, and is remembered."""

from dossiers.columns import Column
from dossiers.models import ColumnAlias, Extract, Product, StateAlias
from dossiers.reading.aliases import key
from dossiers.teaching import unknown_states
from tests import extracts
from tests.dossiers.conftest import told
from tests.standing import standing

STRANGE = extracts.HEADINGS | {"received": "Mốc khởi đầu", "note": "Ngày kết thúc"}


@standing
def igate(db):
    return Product.objects.create(name="iGate")


def fresh(extract):
    return Extract.objects.get(pk=extract.pk)


def place(extract, heading):
    return f"column_{extract.columns.get(heading=heading).place}"


def test_a_column_that_nobody_knows_is_said_to_be_the_day_of_reception(desk, visit, igate):
    extract = desk.hand_in(visit, extracts.export(headings=STRANGE), product=igate.pk)
    assert str(Column.RECEIVED.label) in extract.refusal
    desk.say(extract, **{place(extract, "Mốc khởi đầu"): "received"})
    extract = fresh(extract)
    assert (extract.state, extract.refusal, extract.rows_read) == ("read", "", 10)


def test_it_is_remembered_for_the_next_file_of_the_same_software_once_confirmed(desk, visit, igate):
    extract = desk.hand_in(visit, extracts.export(headings=STRANGE), product=igate.pk)
    desk.say(extract, **{place(extract, "Mốc khởi đầu"): "received", place(extract, "Trạng thái"): ""})
    assert not ColumnAlias.objects.filter(product=igate).exists()
    desk.press("confirm", extract)
    again = desk.hand_in(visit, extracts.export(headings=STRANGE), product=igate.pk)
    assert again.columns.get(heading="Mốc khởi đầu").meaning == "received"
    assert again.columns.get(heading="Trạng thái").meaning == "ignored"
    other = desk.hand_in(visit, extracts.export(headings=STRANGE), new_product="Phần mềm khác")
    assert other.columns.get(heading="Mốc khởi đầu").meaning == ""


def test_of_two_columns_that_say_the_same_a_person_chooses_the_other(desk, visit):
    headings = extracts.HEADINGS | {"note": "Ngày hoàn thành"}
    rows = [{"note": "30/08/2018"}, {"note": "31/08/2018"}]
    extract = desk.hand_in(visit, extracts.export(rows, headings=headings))
    assert extract.totals.counts.late == 0
    wrong = desk.say(extract, **{place(extract, "Ngày hoàn thành"): "finished"})
    assert wrong.context["form"].errors
    desk.say(
        extract,
        **{place(extract, "Ngày hoàn thành"): "finished", place(extract, "Ngày kết thúc xử lý"): ""},
    )
    assert fresh(extract).totals.counts.late == 2


def test_another_period_is_counted_anew(desk, visit):
    extract = desk.hand_in(visit)
    desk.say(extract, period_start="01/07/2018", period_end="31/07/2018")
    counts = fresh(extract).totals.counts
    assert (counts.late, counts.overdue, counts.not_counted) == (1, 1, 1)


def test_what_is_not_sent_stays_as_it_was(desk, visit):
    extract = desk.hand_in(visit)
    desk.say(extract)
    assert fresh(extract).period == extracts.PERIOD
    assert not extract.columns.filter(by_hand=True).exists()


def test_a_form_in_error_comes_back_as_it_was_typed(desk, visit):
    extract = desk.hand_in(visit)
    response = desk.say(extract, period_start="31/02/2018", period_end="30/09/2018")
    assert response.status_code == 200
    assert "31/02/2018" in response.content.decode()
    assert fresh(extract).state == "read"


ODD = [{"state": "Treo hồ sơ"}, {"state": "TREO HỒ SƠ"}, {"state": "Chuyển cấp trên"}, {}]


def test_words_for_states_that_nobody_knows_are_listed_with_their_rows(desk, visit):
    extract = desk.hand_in(visit, extracts.export(ODD))
    listed = {key(words): number for words, number in unknown_states(extract).items()}
    assert listed == {"treohoso": 2, "chuyencaptren": 1}
    assert "Chuyển cấp trên" in desk.look(extract).content.decode()


def test_the_state_that_was_said_is_known_for_this_software(desk, visit, igate):
    extract = desk.hand_in(visit, extracts.export(ODD), product=igate.pk)
    desk.say(extract, state_treohoso="8")
    extract = fresh(extract)
    assert (extract.rows_read, extract.rows_left_out) == (3, 1)
    assert StateAlias.objects.get(product=igate).meaning == 8
    assert desk.hand_in(visit, extracts.export(ODD), product=igate.pk).rows_read == 3
    assert desk.hand_in(visit, extracts.export(ODD)).rows_read == 1


def test_without_a_software_only_an_administrator_says_what_words_mean(desk, visit):
    extract = desk.hand_in(visit, extracts.export(ODD))
    response = desk.say(extract, state_treohoso="8")
    assert response.context["form"].errors["product"]
    assert not StateAlias.objects.filter(key="treohoso").exists()
    desk.say(extract, state_treohoso="8", new_product="Một cửa Quế Võ")
    assert StateAlias.objects.get(key="treohoso").product.name == "Một cửa Quế Võ"


def test_of_an_extract_that_was_confirmed_meanwhile_nothing_more_is_said(desk, visit):
    extract = desk.hand_in(visit)
    desk.press("confirm", extract)
    response = desk.say(extract, period_start="01/08/2018", period_end="31/08/2018")
    assert told(response)
    assert fresh(extract).period == extracts.PERIOD
