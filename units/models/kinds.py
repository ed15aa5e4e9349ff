"""The words of the register: levels of the state, kinds of unit in each, and how sure a row is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Certainty(models.TextChoices):
    """How sure a row is: read in a source, believed from general knowledge, or made up to illustrate."""

    SOURCED = "sourced", _("Sourced")
    BELIEVED = "believed", _("Believed")
    ILLUSTRATIVE = "illustrative", _("Illustrative")


class Level(models.TextChoices):
    PROVINCE = "province", _("Province level")
    DEPARTMENT = "department", _("Provincial department")
    DISTRICT = "district", _("District level")
    COMMUNE = "commune", _("Commune level")
    CENTRE = "centre", _("One-stop centre")
    SERVICE = "service", _("Public service unit")
    VERTICAL = "vertical", _("Agency of a vertical sector")


class Kind(models.TextChoices):
    """The type that stands in the unit's name; the values are the Vietnamese words without marks."""

    TINH = "tinh", _("Province (tỉnh)")
    THANH_PHO_TW = "thanh_pho_tw", _("Central city")
    SO = "so", _("Department (sở)")
    BAN = "ban", _("Board (ban)")
    VAN_PHONG = "van_phong", _("Office (văn phòng)")
    THANH_TRA = "thanh_tra", _("Inspectorate")
    HUYEN = "huyen", _("Rural district")
    QUAN = "quan", _("Urban district")
    THI_XA = "thi_xa", _("Town")
    THANH_PHO = "thanh_pho", _("City of a province")
    XA = "xa", _("Rural commune")
    PHUONG = "phuong", _("Ward")
    THI_TRAN = "thi_tran", _("Township")
    DAC_KHU = "dac_khu", _("Special zone")
    TRUNG_TAM_HCC = "trung_tam_hcc", _("Public administration centre")
    CHI_NHANH = "chi_nhanh", _("Branch of a centre")
    DIEM = "diem", _("Service point of a centre")
    DON_VI_SU_NGHIEP = "don_vi_su_nghiep", _("Public service unit")
    NGANH_DOC = "nganh_doc", _("Agency of a vertical sector")


KINDS_OF_LEVEL = {
    Level.PROVINCE: (Kind.TINH, Kind.THANH_PHO_TW),
    Level.DEPARTMENT: (Kind.SO, Kind.BAN, Kind.VAN_PHONG, Kind.THANH_TRA),
    Level.DISTRICT: (Kind.HUYEN, Kind.QUAN, Kind.THI_XA, Kind.THANH_PHO),
    Level.COMMUNE: (Kind.XA, Kind.PHUONG, Kind.THI_TRAN, Kind.DAC_KHU),
    Level.CENTRE: (Kind.TRUNG_TAM_HCC, Kind.CHI_NHANH, Kind.DIEM),
    Level.SERVICE: (Kind.DON_VI_SU_NGHIEP,),
    Level.VERTICAL: (Kind.NGANH_DOC,),
}

# How many digits the statistics office's code has; other levels have no code of its making.
CODE_DIGITS = {Level.PROVINCE: 2, Level.DISTRICT: 3, Level.COMMUNE: 5}
