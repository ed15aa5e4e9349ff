"""The page of a finding tells how the last day of its demand came about."""


def told(client, person, finding):
    client.force_login(person)
    return client.get(finding.get_absolute_url()).content.decode()


def test_before_the_conclusion_the_rule_alone(client, minh, demand):
    assert "15 ngày lịch kể từ ngày kết luận" in told(client, minh, demand.finding)


def test_afterwards_the_days_are_counted_from_it(client, minh, running):
    page = told(client, minh, running.finding)
    assert "01/06/2018" in page
    assert "18/06/2018" in page
    assert "16/06/2018" in page  # the Saturday on which the fifteenth day fell
