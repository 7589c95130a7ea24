"""Addresses of a unit's sheet; included last, as the name of a unit may be anything."""

from django.urls import path

from sen.office.sheets.views import evidence, explaining, proposals, saving, sheets, turns, workbooks

app_name = "sheets"

_HERE = "danh-gia/<int:year>/<slug:key>/<str:unit>/"

urlpatterns = [
    path(_HERE, sheets.sheet, name="page"),
    path(f"{_HERE}kiem-tra/", turns.check, name="check"),
    path(f"{_HERE}ky/", turns.sign, name="sign"),
    path(f"{_HERE}tra-lai/", turns.send_back, name="send_back"),
    path(f"{_HERE}rut-lai/", turns.take_back, name="take_back"),
    path(f"{_HERE}de-xuat/", proposals.proposals, name="proposals"),
    path(f"{_HERE}ngoai-tuyen/", workbooks.workbook, name="workbook"),
    path(f"{_HERE}ngoai-tuyen/tai/", workbooks.download, name="download"),
    path(f"{_HERE}ngoai-tuyen/nhan/", workbooks.take, name="take_lines"),
    path(f"{_HERE}giai-trinh/", explaining.explain, name="explain"),
    path(f"{_HERE}giai-trinh/dong-y-con-lai/", explaining.agree_to_rest, name="agree_to_rest"),
    path(f"{_HERE}giai-trinh/<str:code>/", explaining.reply, name="reply"),
    path(f"{_HERE}tai-lieu/<str:code>/", evidence.evidence, name="evidence"),
    path(f"{_HERE}tai-lieu/bo/<int:use_id>/", evidence.detach, name="detach"),
    path(f"{_HERE}lich-su/<str:code>/", sheets.history, name="history"),
    path(f"{_HERE}<str:code>/", saving.declare, name="declare"),
]
