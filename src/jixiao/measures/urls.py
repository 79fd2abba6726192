"""The addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from jixiao.measures.views import attaching, board, entered, files, proofs, readings

app_name = "measures"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", board.board, name="board"),
    path("take/", board.take, name="take"),
    path("measure/<str:code>/", board.measure, name="measure"),
    path("batches/", readings.batches, name="batches"),
    path("batches/<int:pk>/", readings.batch, name="batch"),
    path("readings/<int:pk>/", readings.reading, name="reading"),
    path("entered/", entered.entered, name="entered"),
    path("entered/<int:pk>/", entered.entered_value, name="entered_value"),
    path("entered/<int:pk>/withdraw/", entered.withdraw, name="withdraw"),
    path("proofs/", proofs.proofs, name="proofs"),
    path("proofs/removed/", proofs.removed, name="proofs_removed"),
    path("proofs/upload/", proofs.upload, name="upload"),
    path("proofs/attach/", attaching.attach, name="attach"),
    path("proofs/detach/", attaching.detach, name="detach"),
    path("proofs/choose/", attaching.choose, name="choose"),
    path("proofs/zip/", files.zips, name="zip"),
    path("proofs/zip/<int:pk>/", files.zip_file, name="zip_file"),
    path("proofs/<int:pk>/", proofs.proof, name="proof"),
    path("proofs/<int:pk>/file/", files.proof_file, name="proof_file"),
    path("proofs/<int:pk>/preview/<int:page>/<slug:size>/", files.preview, name="preview"),
    path("proofs/<int:pk>/remove/", proofs.remove, name="remove"),
    path("proofs/<int:pk>/restore/", proofs.restore, name="restore"),
]
