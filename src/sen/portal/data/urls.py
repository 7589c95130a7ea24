"""The public addresses of open data; they belong to the portal's names, and stay as they are."""

from django.urls import include, path, register_converter

from sen.portal.data import files, sitemaps, views
from sen.portal.data.kinds import Form


class FileEnding:
    """What the name of a file of open data may end with."""

    regex = "|".join(form.ending for form in Form)

    def to_python(self, value: str) -> str:
        """The ending as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The ending as it stands."""
        return value


register_converter(FileEnding, "file_ending")

urlpatterns = [
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.part, name="sitemap_part"),
    path("", include("sen.portal.data.api.urls")),
    path("du-lieu/", views.data, name="data"),
    path("du-lieu/catalog.jsonld", views.json_ld, name="data_catalogue"),
    path("du-lieu/catalog.ttl", views.turtle, name="data_catalogue_turtle"),
    path("du-lieu/luoc-do/ket-qua-niem-phong.json", files.sealed_schema, name="data_sealed_schema"),
    path("du-lieu/luoc-do/<slug:key>.json", files.schema, name="data_schema"),
    path("du-lieu/luoc-do/<slug:key>.csv", files.codebook, name="data_codebook"),
    path("du-lieu/<slug:key>.<file_ending:ending>", files.file, name="data_file"),
    path("du-lieu/<slug:key>/ban-<int:number>.<file_ending:ending>", files.file, name="data_version"),
    path("ket-qua/<int:year>/<slug:key>/ban-<int:number>.xlsx", files.workbook, name="result_workbook"),
]
