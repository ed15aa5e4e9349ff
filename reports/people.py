"""How papers name the people of a team; whether somebody is an “ông” or a “bà” nobody has entered."""

from inspections.models import Team, TeamMember

from .prose import paper_number

ROLES = {
    TeamMember.Role.HEAD: "Trưởng đoàn",
    TeamMember.Role.DEPUTY: "Phó Trưởng đoàn",
    TeamMember.Role.SECRETARY: "Thư ký",
    TeamMember.Role.MEMBER: "Thành viên",
    TeamMember.Role.GUEST: "Khách mời",
}


def person(user) -> str:
    """“Trần Văn Minh, Phó Giám đốc Sở Nội vụ”."""
    return ", ".join(filter(None, [user.get_full_name(), user.position]))


def team_sentence(team: Team) -> str:
    """How many members the team has and who leads it; guests are no members."""
    members = [member for member in team.members.all() if member.role != TeamMember.Role.GUEST]
    head = f", do {_inside(team.head)} làm Trưởng đoàn" if team.head else ""
    return f"{team.name} gồm {paper_number(len(members))} thành viên{head}."


def _inside(user) -> str:
    """A person in the middle of a sentence: a comma closes the position."""
    return f"{person(user)}," if user.position else person(user)
