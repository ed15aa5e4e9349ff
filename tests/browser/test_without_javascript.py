"""Where JavaScript does not run, a visit is answered all the same."""

from playwright.sync_api import expect

from tests import make


def test_a_section_is_saved_with_a_photo(world, new_page, sign_in):
    page = new_page("tablet", java_script_enabled=False)
    sign_in(page, world.minh)
    page.goto(world.address("field:section", "visit.pk", "section.pk"))
    page.click(".line >> nth=0 >> .answer-partly")
    page.fill(".line >> nth=0 >> textarea[name$=note]", "Thiếu hai thủ tục")
    photo = {"name": "bang.jpg", "mimeType": "image/jpeg", "buffer": make.make_image().read()}
    page.set_input_files(".line >> nth=1 >> input[type=file]", photo)
    page.click(".sheet-buttons button >> nth=0")
    expect(page.locator(".line >> nth=0 >> .answer-partly input")).to_be_checked()
    expect(page.locator(".line >> nth=0 >> textarea[name$=note]")).to_have_value("Thiếu hai thủ tục")
    assert world.visit.evidence.filter(name="bang.jpg").exists()
    assert world.visit.answers.filter(verdict="partly").count() == 1


def test_an_act_that_wants_a_reason_can_be_done(world, new_page, sign_in):
    page = new_page(java_script_enabled=False)
    sign_in(page, world.minh)
    page.goto(world.address("field:visit", "visits.completed.pk"))
    page.click("button[popovertarget$='-reopen']")
    page.fill("dialog:popover-open textarea", "Bổ sung số liệu")
    page.click("dialog:popover-open button[type=submit]")
    expect(page.locator("main")).to_contain_text("Bổ sung số liệu")
